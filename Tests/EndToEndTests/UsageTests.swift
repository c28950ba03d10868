import Foundation
import Testing

/// What is said to whoever types or sets something that is not understood.
struct UsageTests {
    @Test func `every command explains itself`() throws {
        var waiting: [[String]] = [[]]
        var explained: [[String]] = []
        while let command = waiting.popLast() {
            let help = try runProgram(command + ["--help"])
            #expect(help.status == 0 && help.error.isEmpty, "\(command)")
            #expect(help.text.hasPrefix("OVERVIEW: "), "\(command)")
            #expect(help.text.contains("USAGE: weighbridge \(command.joined(separator: " "))"), "\(command)")
            explained.append(command)
            waiting += Self.subcommands(help.text).map { command + [$0] }
        }
        for name in ["run", "check", "demo", "status", "ledger", "publish", "config"] {
            #expect(explained.contains([name]))
        }
        #expect(explained.contains(["ledger", "backup"]))
    }

    /// The names under `SUBCOMMANDS:`, each on a line with two blanks in front.
    private static func subcommands(_ help: String) -> [String] {
        let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.drop { $0 != "SUBCOMMANDS:" }.dropFirst().prefix { !$0.isEmpty }
            .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
            .compactMap { $0.split(separator: " ").first.map(String.init) }
    }

    @Test(arguments: [
        ["nonsense"], ["run", "--bogus"], ["check"], ["check", "-", "-"], ["check", "--kind", "lunch", "-"],
        ["check", "--period", "2025-Q5", "-"], ["check", "--as-of", "yesterday", "-"],
        ["check", "--kind", "dashboard", "--period", "2025-10", "-"], ["publish"], ["ledger", "backup"],
        ["status", "--format", "pdf"],
    ])
    func `what can't be meant is a usage error`(arguments: [String]) throws {
        let result = try runProgram(arguments)
        #expect(result.status == 64)
        #expect(result.output.isEmpty)
        #expect(result.error.contains("Usage: weighbridge"))
    }

    @Test func `a path that can't be read is a missing input`() throws {
        for path in ["/nowhere/dashboard-2025-Q3.csv", "/tmp"] {
            let result = try runProgram(["check", path])
            #expect(result.status == 66)
            #expect(result.error.contains(path))
        }
    }

    // MARK: Settings

    @Test(arguments: [
        ("limit: {rows: 5}", "limits.rows"), ("limits: {row: 5}", "limits.rows"),
        ("reception:\n  setle-seconds: 2", "reception.settle-seconds"),
    ])
    func `a key that is not known is refused with the nearest known one`(yaml: String, known: String) throws {
        let bench = try Workbench(settings: yaml)
        for command in [["run"], ["config", "check"], ["status"], ["ledger", "drops"]] {
            let result = try bench.command(command)
            #expect(result.status == 78, "\(command)")
            #expect(result.error.contains("did you mean \(known)?"), "\(result.error)")
            #expect(result.error.contains("weighbridge.yaml"))
        }
    }

    @Test func `a variable that is not known is refused with the nearest known one`() throws {
        let bench = try Workbench()
        let result = try bench.command(["config", "check"], environment: ["WEIGHBRIDGE_LIMIT_ROWS": "5"])
        #expect(result.status == 78)
        #expect(result.error.contains("did you mean WEIGHBRIDGE_LIMITS_ROWS?"))
    }

    @Test func `every fault of settings and register is named at once`() throws {
        let bench = try Workbench(settings: "limits: {rows: none}\nreception: {settle-seconds: 0}")
        try bench.setAccounts("team-north,team,NOWHERE\nteam-north,team,MERSEY-NORTH\nTeam East,team,IRWELL-EAST\n")
        let result = try bench.command(["config", "check"])
        #expect(result.status == 78)
        for words in ["limits.rows", "reception.settle-seconds", "accounts.csv", "NOWHERE"] {
            #expect(result.error.contains(words), "\(words) in \(result.error)")
        }
        #expect(result.error.split(separator: "\n").count >= 5)
        #expect(try bench.command(["run"]).status == 78)
    }

    @Test func `the settings of the repository are well`() throws {
        let result = try runProgram(["config", "check"], folder: Repository.root)
        #expect(result.status == 0, "\(result.error)")
        #expect(result.text.contains("24 accounts"))
    }
}
