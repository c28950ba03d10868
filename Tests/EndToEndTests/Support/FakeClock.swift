import Foundation

/// A wall clock of its own for daemons, by libfaketime (Debian's package `faketime`): it goes on at its usual speed and can
/// be set while they run. The monotonic clock is the machine's.
final class FakeClock {
    private let file: URL
    private static let library = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib"))?
        .map { "/usr/lib/\($0)/faketime/libfaketimeMT.so.1" }.first(where: FileManager.default.fileExists)

    /// - Parameter bench: has the file that says what time it is.
    init(_ bench: Workbench, _ time: String) throws {
        file = bench.folder.appending(path: "clock")
        try set(time)
    }

    /// - Parameter time: UTC, `2025-03-30T00:59:58Z`.
    func set(_ time: String) throws {
        // By the difference to the machine's clock: a local time would come twice in autumn.
        let seconds = try Date(time, strategy: .iso8601).timeIntervalSinceNow
        try Data(String(format: "%+.3f", seconds).utf8).write(to: file, options: .atomic)
    }

    /// Starts a daemon that lives by this clock.
    func start(_ bench: Workbench) throws {
        // Through a shell: libfaketime adds to the environment of the first process that it is loaded into, and moves it by
        // that; Swift looks for a program's arguments beside it.
        try bench.start(environment: environment, limits: "true")
    }

    private var environment: [String: String] {
        get throws {
            guard let library = Self.library else { throw TestFailure("libfaketime is missing: install faketime") }
            return [
                "LD_PRELOAD": library, "FAKETIME_TIMESTAMP_FILE": file.path, "FAKETIME_NO_CACHE": "1",
                "FAKETIME_DONT_FAKE_MONOTONIC": "1",
                // Files keep the times that the kernel gave them.
                "NO_FAKE_STAT": "1",
            ]
        }
    }
}
