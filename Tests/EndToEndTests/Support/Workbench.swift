import Foundation
import Testing

/// A weighbridge of its own in a temporary folder: the repository's sample register, a spool, and the real program.
final class Workbench {
    let folder: URL
    let configuration: URL
    /// What is above inboxes, claims and outboxes.
    private let exchange: URL
    private(set) var daemon: ProgramRun?

    /// - Parameters:
    ///   - settings: lines that are added to the settings file.
    ///   - accounts: those of the sample register that there shall be; nil = all.
    ///   - register: a folder with another register than the sample one.
    ///   - isSplit: whether the settings put inboxes, claims and outboxes into `elsewhere/` instead of the spool.
    init(settings: String = "", accounts: [String]? = nil, register: URL? = nil, isSplit: Bool = false) throws {
        folder = Self.newFolder()
        exchange = folder.appending(path: isSplit ? "elsewhere" : "spool")
        let config = folder.appending(path: "config")
        configuration = config.appending(path: "weighbridge.yaml")
        try FileManager.default.createDirectory(at: folder.appending(path: "spool"), withIntermediateDirectories: true)
        try FileManager.default.createDirectory(at: config, withIntermediateDirectories: true)
        let sample = Repository.root.appending(path: "config")
        for (source, name) in [
            (register ?? sample, "organisations.csv"), (register ?? sample, "accounts.csv"), (sample, "terms.md"),
        ] {
            try FileManager.default.copyItem(at: source.appending(path: name), to: config.appending(path: name))
        }
        try Data("spool: ../spool\n\(settings)\n".utf8).write(to: configuration)
        if let accounts { try keepAccounts(accounts) }
        // Made by nobody but an operator where they are not the spool's own.
        for name in isSplit ? accounts ?? [] : [] {
            for place in [inbox(name), outbox(name)] {
                try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            }
        }
    }

    /// A second weighbridge that is as the one in this folder, on which no daemon runs, is now.
    init(copyOf other: URL) throws {
        folder = Self.newFolder()
        configuration = folder.appending(path: "config/weighbridge.yaml")
        exchange = folder.appending(path: "spool")
        // With the times of the files, by which a published document is known.
        _ = try runCommand(URL(filePath: "/bin/cp"), ["-a", other.path, folder.path])
    }

    private static func newFolder() -> URL {
        FileManager.default.temporaryDirectory.appending(path: "weighbridge-test-\(UUID().uuidString)")
    }

    private func keepAccounts(_ names: [String]) throws {
        let sample = try String(contentsOf: accountsFile, encoding: .utf8).split(separator: "\n").map { $0 + "\n" }
        try setAccounts(sample.filter { line in names.contains { line.hasPrefix($0 + ",") } }.joined())
    }

    /// Writes the register's accounts anew: lines of account, level, organisation.
    func setAccounts(_ lines: String) throws {
        try Data("account,level,organisation\n\(lines)".utf8).write(to: accountsFile)
    }

    /// Takes an account and its organisation out.
    func removeFromRegister(account: String, organisation: String) throws {
        let organisationsFile = configuration.deletingLastPathComponent().appending(path: "organisations.csv")
        for (file, beginning) in [(accountsFile, account), (organisationsFile, organisation)] {
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            let kept = lines.filter { !$0.hasPrefix(beginning + ",") }.map { $0 + "\n" }
            try Data(kept.joined().utf8).write(to: file)
        }
    }

    /// Takes lines out of the register's organisations.
    func keepOrganisations(where isKept: (Substring) -> Bool) throws {
        let file = configuration.deletingLastPathComponent().appending(path: "organisations.csv")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter(isKept)
        try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: file)
    }

    /// Puts lines under the register's own.
    func addToRegister(organisations: String, accounts: String) throws {
        let folder = configuration.deletingLastPathComponent()
        for (name, lines) in [("organisations.csv", organisations), ("accounts.csv", accounts)] {
            let file = folder.appending(path: name)
            try Data((try String(contentsOf: file, encoding: .utf8) + lines).utf8).write(to: file)
        }
    }

    private var accountsFile: URL { configuration.deletingLastPathComponent().appending(path: "accounts.csv") }

    deinit {
        daemon?.kill()
        try? FileManager.default.removeItem(at: folder)
    }

    var spool: URL { folder.appending(path: "spool") }
    func inbox(_ account: String) -> URL { exchange.appending(path: "inbox/\(account)") }
    func outbox(_ account: String) -> URL { outboxes.appending(path: account) }
    var outboxes: URL { exchange.appending(path: "outbox") }
    var ledger: URL { spool.appending(path: "ledger.sqlite") }
    var keys: URL { spool.appending(path: "keys") }
    var claims: URL { exchange.appending(path: "inbox/.claims") }
    /// Standard error of every daemon that ran here.
    private(set) var logs: [URL] = []
    var log: String { logs.map { (try? String(contentsOf: $0, encoding: .utf8)) ?? "" }.joined() }

    /// Starts the daemon and waits until it says that it is ready.
    ///
    /// - Parameter limits: shell commands that lower what the daemon may use, `ulimit -f 100` for one.
    func start(environment: [String: String] = [:], options: [String] = [], limits: String? = nil) throws {
        let run = try startWithoutWaiting(environment: environment, options: options, limits: limits)
        try wait(for: "the daemon to be ready", seconds: 20) {
            if !run.isRunning { throw TestFailure("the daemon ended with \(run.exitStatus):\n\(self.log)") }
            return ((try? String(contentsOf: self.logs[self.logs.count - 1], encoding: .utf8)) ?? "").contains("ready")
        }
    }

    @discardableResult
    func startWithoutWaiting(
        environment: [String: String] = [:], options: [String] = [], limits: String? = nil
    ) throws -> ProgramRun {
        let log = folder.appending(path: "daemon-\(logs.count + 1).log")
        logs.append(log)
        var arguments = ["run", "--config", configuration.path] + options
        var executable = Program.url
        if let limits {
            arguments = ["-c", "\(limits) && exec \"$0\" \"$@\"", executable.path] + arguments
            executable = URL(filePath: "/bin/sh")
        }
        let run = try ProgramRun(arguments, executable: executable, environment: environment, standardError: log)
        daemon = run
        return run
    }

    /// Waits until the daemon that runs now has had its first turn, in which it publishes what an earlier one left.
    func waitForFirstTurn() throws {
        let state = spool.appending(path: ".state.json")
        let processID = daemon?.processID ?? 0
        try wait(for: "the daemon's first turn", seconds: 20) {
            ((try? String(contentsOf: state, encoding: .utf8)) ?? "").contains(": \(processID),")
        }
    }

    /// SIGTERM, and the exit status.
    @discardableResult
    func stop() throws -> Int32 {
        guard let daemon else { throw TestFailure("no daemon runs") }
        daemon.terminate()
        try wait(for: "the daemon to end", seconds: 15) { !daemon.isRunning }
        self.daemon = nil
        return daemon.exitStatus
    }

    func kill() {
        daemon?.kill()
        daemon = nil
    }

    func reload() { daemon?.signal(SIGHUP) }

    /// Puts a whole file into an inbox at once, as a rename does.
    func drop(_ text: String, as name: String, account: String) throws {
        try drop(Data(text.utf8), as: name, account: account)
    }

    func drop(_ data: Data, as name: String, account: String) throws {
        let temporary = folder.appending(path: "upload-\(UUID().uuidString)")
        try data.write(to: temporary)
        try FileManager.default.moveItem(at: temporary, to: inbox(account).appending(path: name))
    }

    /// Reports of an account as parsed JSON, oldest first.
    func reports(_ account: String) -> [[String: Any]] {
        let folder = outbox(account).appending(path: "reports")
        return names(in: folder).filter { $0.hasSuffix(".report.json") && !$0.hasPrefix(".") }.compactMap { name in
            guard let data = try? Data(contentsOf: folder.appending(path: name)) else { return nil }
            return (try? JSONSerialization.jsonObject(with: data)) as? [String: Any]
        }
        .sorted { Int($0["drop"] as? String ?? "") ?? 0 < Int($1["drop"] as? String ?? "") ?? 0 }
    }

    func waitForReports(_ count: Int, account: String, seconds: Double = 20) throws -> [[String: Any]] {
        try wait(for: "\(count) reports for \(account)", seconds: seconds) { self.reports(account).count >= count }
        return reports(account)
    }

    func isInboxEmpty(_ account: String) -> Bool { names(in: inbox(account)).isEmpty }

    /// How many reports lie in an account's outbox, without a look into them.
    func reportCount(_ account: String) -> Int {
        names(in: outbox(account).appending(path: "reports"))
            .count { $0.hasSuffix(".report.json") && !$0.hasPrefix(".") }
    }

    /// Names of all claims there are.
    var claimNames: [String] { names(in: claims).flatMap { names(in: claims.appending(path: $0)) } }

    /// Paths of everything in an account's outbox.
    func outboxNames(_ account: String) -> [String] {
        (try? FileManager.default.subpathsOfDirectory(atPath: outbox(account).path)) ?? []
    }

    private func names(in folder: URL) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    }

    func text(_ path: String, of account: String) -> String? {
        try? String(contentsOf: outbox(account).appending(path: path), encoding: .utf8)
    }

    /// Runs another command of the program on this weighbridge.
    func command(_ arguments: [String], environment: [String: String] = [:]) throws -> CommandResult {
        try runProgram(arguments + ["--config", configuration.path], environment: environment)
    }
}

struct TestFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// Asks ten times a second until the answer is yes.
func wait(for what: String, seconds: Double, until isDone: () throws -> Bool) throws {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < deadline {
        if try isDone() { return }
        usleep(50_000)
    }
    throw TestFailure("waited \(seconds) s in vain for \(what)")
}

enum Repository {
    /// The folder of the package.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
}
