package import Findings

/// Something wrong or doubtful in the configuration, said to the operator.
package struct SettingsFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// With one error nothing is started (exit 78); warnings are logged.
    package var severity: Severity
    /// Path of the file; `environment` for an environment variable.
    package var file: String
    /// The line as an editor shows it; nil where the file as a whole is meant.
    package var line: Int?
    /// The key or variable as it is written there; nil outside the settings.
    package var key: String?
    /// What is wrong and what to do.
    package var message: String

    init(_ severity: Severity = .error, file: String, line: Int? = nil, key: String? = nil, _ message: String) {
        self.severity = severity
        self.file = file
        self.line = line
        self.key = key
        self.message = message
    }

    /// `config/weighbridge.yaml:12: limits.row: …`.
    package var description: String {
        ([line.map { "\(file):\($0)" } ?? file] + [key, message].compactMap(\.self)).joined(separator: ": ")
    }
}
