import ArgumentParser
import Foundation
import Glibc
import Settings

/// A spool in a temporary place with the sample register, and the real daemon working on it as a process of its own.
final class DemoStage {
    let folder: URL
    private let daemon = Process()
    private let log: URL

    init(folder: URL) throws {
        self.folder = folder
        log = folder.appending(path: "daemon.log")
        let config = folder.appending(path: "config")
        try FileManager.default.createDirectory(at: config, withIntermediateDirectories: true)
        try Data(SampleRegister.organisations.utf8).write(to: config.appending(path: "organisations.csv"))
        try Data(SampleRegister.accounts.utf8).write(to: config.appending(path: "accounts.csv"))
        let settings = config.appending(path: "weighbridge.yaml")
        try Data("spool: ../spool\n".utf8).write(to: settings)
        try Data().write(to: log)
        daemon.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        daemon.arguments = ["run", "--config", settings.path]
        daemon.standardInput = FileHandle.nullDevice
        daemon.standardOutput = FileHandle.nullDevice
        daemon.standardError = try FileHandle(forWritingTo: log)
        try daemon.run()
        try wait(seconds: 10, for: "the daemon to start") { try self.logText.contains("ready") }
    }

    func inbox(_ account: String) -> URL { folder.appending(path: "spool/inbox/\(account)") }
    func outbox(_ account: String) -> URL { folder.appending(path: "spool/outbox/\(account)") }

    /// Puts a file into an inbox as a finished upload: under its name at once.
    func drop(_ drop: DemoDrop) throws {
        let temporary = folder.appending(path: "upload")
        try drop.content.write(to: temporary)
        try FileManager.default.moveItem(at: temporary, to: inbox(drop.account).appending(path: drop.name))
    }

    /// The reports of an account as JSON objects with the paths of their pages, oldest first.
    func reports(_ account: String) throws -> [(page: URL, report: [String: Any])] {
        let folder = outbox(account).appending(path: "reports")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return try names.filter { $0.hasSuffix(".report.json") && !$0.hasPrefix(".") }.map { name in
            let object = try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appending(path: name)))
            let page = folder.appending(path: name.replacing(".report.json", with: ".report.html"))
            return (page: page, report: object as? [String: Any] ?? [:])
        }
        .sorted { Int($0.report["drop"] as? String ?? "") ?? 0 < Int($1.report["drop"] as? String ?? "") ?? 0 }
    }

    func wait(seconds: Double, for what: String, until isDone: () throws -> Bool) throws {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while try !isDone() {
            guard daemon.isRunning else {
                throw Terminal.failure("the daemon ended by itself:\n\(try logText)", .unavailable)
            }
            guard ContinuousClock.now < deadline else {
                throw Terminal.failure("waited \(Int(seconds)) s in vain for \(what):\n\(try logText)", .unavailable)
            }
            usleep(20_000)
        }
    }

    func stop() {
        guard daemon.isRunning else { return }
        daemon.terminate()
        daemon.waitUntilExit()
    }

    private var logText: String { get throws { try String(contentsOf: log, encoding: .utf8) } }
}
