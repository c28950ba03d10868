import CivilTime
import Glibc
package import Logging
import SpoolFS

/// One line an event on standard error: time, level, message, then what it is about as `key=value`.
///
/// Under systemd, which keeps time and level itself, the line begins with the `<N>` priority that it reads (sd-daemon(3))
/// instead.
package struct StderrLogHandler: LogHandler {
    package var logLevel: Logger.Level = .info
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?
    private let isUnderSystemd: Bool

    package init(isUnderSystemd: Bool) {
        self.isUnderSystemd = isUnderSystemd
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let about = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
        let suffix = about.map { " \($0.key)=\($0.value)" }.joined()
        let prefix =
            isUnderSystemd ? "<\(Self.priority(of: event.level))>" : "\(SystemClock().now().rfc3339) \(event.level): "
        let line = "\(prefix)\(event.message)\(suffix)".split(whereSeparator: \.isNewline).joined(separator: " ") + "\n"
        Self.write(Array(line.utf8))
    }

    /// syslog(3) levels.
    private static func priority(of level: Logger.Level) -> Int {
        switch level {
        case .critical: 2
        case .error: 3
        case .warning: 4
        case .notice: 5
        case .info: 6
        case .debug, .trace: 7
        }
    }

    /// One write(2) a line, so that lines of several threads do not mix. A closed standard error is nobody's to mend.
    private static func write(_ bytes: [UInt8]) {
        _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
