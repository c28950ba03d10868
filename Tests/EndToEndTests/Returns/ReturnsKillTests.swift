import Foundation
import QuarterlyReturns
import TestKit
import Testing

/// Exports that are killed, and the readers of what they publish.
struct ReturnsKillTests {
    private static let kills = (byCommand: 70, bySchedule: 30)

    private let bench: Workbench
    /// What was published before, by file, and the same as text.
    private let old: [String: Data]
    private let oldText: [String: String]

    /// A store that says 40001 of two regions and a ledger that says 40002.
    init() throws {
        bench = try Workbench(
            settings: "reception: {settle-seconds: 0.1}", accounts: ["svc-mersey", "svc-humber", "national-eng"])
        try bench.keepOrganisations { line in
            let isArea = line.contains(",region,") || line.contains(",stp,")
            return !isArea || ["Y62", "Y63", "QYG", "QOP", "QOQ", "OTHER"].contains(line.prefix { $0 != "," })
        }
        try bench.start()
        for revision in [1, 2] {
            for account in ["svc-mersey", "svc-humber"] {
                let sender = ReturnSender(bench: bench, account: account)
                if revision == 1 { try sender.drop(Data(Sheet.clean(clients: 5).utf8), as: "return-2025-Q3.csv") }
                try sender.dropForm("2025-Q3", [.carriedOver: "4000\(revision)"], revision: revision)
                try sender.giveBack("submit-return-2025-Q3", revision: revision + 1)
            }
            if revision == 1 { try #require(try bench.command(["export"]).status == 0) }
        }
        #expect(try bench.stop() == 0)
        let files = try bench.regionalFiles
        old = try files.reduce(into: [:]) { $0[$1.lastPathComponent] = try Data(contentsOf: $1) }
        oldText = try files.reduce(into: [:]) { [bench] in $0[$1.lastPathComponent] = try Self.text($1, bench) }
        try #require(old.count == 3)
    }

    @Test func `killed a hundred times, an export leaves each file whole, old or new`() throws {
        let reader = try SQLiteShell(bench.regional.appending(path: "nation.sqlite"))
        #expect(try reader.ask(Self.question) == "2 returns: 40001")
        let counter = EffectCounter(in: bench.folder, on: bench.regional)
        #expect(try bench.command(["export"], environment: counter.environment()).status == 0)
        let new = try bench.regionalFiles.reduce(into: [:]) { $0[$1.lastPathComponent] = try Self.text($1, bench) }
        let effects = try counter.count
        try #require(effects > Self.kills.byCommand, "each file is written page by page")
        #expect(Set(new.keys) == Set(old.keys) && new.allSatisfy { oldText[$0.key] != $0.value })

        var states: Set<String> = []
        func expectWhole(_ when: String) throws {
            let state = try bench.regionalFiles.map { file in
                let name = file.lastPathComponent
                if try Data(contentsOf: file) == old[name] { return "old" }
                let text = try Self.text(file, bench)
                #expect(text == new[name], "\(name) after effect \(when)")
                return text == new[name] ? "new" : "neither"
            }
            #expect(state.count == 3, "\(when)")
            states.insert(state.joined(separator: " "))
        }

        for number in 1...Self.kills.byCommand {
            try putBackOld()
            let effect = number * effects / Self.kills.byCommand
            let killed = try bench.command(["export"], environment: dying(at: effect))
            #expect(killed.status == SIGKILL, "effect \(effect)")
            try expectWhole("\(effect) of the command")
        }
        // A run that is killed is not done, so the next daemon makes up for it.
        _ = try runCommand(
            URL(filePath: "/usr/bin/env"), ["sqlite3", bench.ledger.path, "DELETE FROM scheduled_run"])
        for number in 1...Self.kills.bySchedule {
            try putBackOld()
            let effect = number * effects / Self.kills.bySchedule
            let daemon = try bench.startWithoutWaiting(environment: dying(at: effect))
            try wait(for: "the daemon to be killed", seconds: 60) { !daemon.isRunning }
            #expect(daemon.exitStatus == SIGKILL, "effect \(effect)")
            try expectWhole("\(effect) of the schedule")
        }
        // Met before, between and after the three renames: the nation's comes first.
        #expect(states == ["old old old", "old old new", "new old new", "new new new"])

        // What lived ends the same, and clears away what the dead left.
        try putBackOld()
        #expect(try bench.command(["export"]).status == 0)
        for file in try bench.regionalFiles { #expect(try Self.text(file, bench) == new[file.lastPathComponent]) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: bench.regional.path).count == 3)
        // Whoever opened the file before all this still reads what it read, and it is whole.
        #expect(try reader.ask(Self.question) == "2 returns: 40001")
        #expect(try reader.ask("PRAGMA integrity_check;") == "ok")
    }

    @Test func `a reader in the middle of its reading holds up no export and sees nothing of it`() throws {
        let reader = try SQLiteShell(bench.regional.appending(path: "Y62.sqlite"))
        #expect(try reader.ask("BEGIN; \(Self.question)") == "1 returns: 40001")
        try bench.start()
        #expect(try bench.command(["export"]).status == 0)
        #expect(try reader.ask(Self.question) == "1 returns: 40001")
        let other = try SQLiteShell(bench.regional.appending(path: "Y62.sqlite"))
        #expect(try other.ask(Self.question) == "1 returns: 40002")
        #expect(try reader.ask("COMMIT; \(Self.question)") == "1 returns: 40001", "its file is the old one")
        #expect(try bench.stop() == 0)
    }

    /// Dies at an effect of its own, counted from 1, on the regional store.
    private func dying(at effect: Int) throws -> [String: String] {
        try EffectCounter(in: bench.folder, on: bench.regional).environment(dieAt: effect)
    }

    private static let question =
        "SELECT count(*) || ' returns: ' || max(caseload_carried_over) FROM quarterly_return;"

    /// What a sound file says, but for the time at which it was written.
    private static func text(_ file: URL, _ bench: Workbench) throws -> String {
        try bench.sqlite3(
            ["PRAGMA integrity_check; PRAGMA foreign_key_check;", ".dump"], on: file
        ).split(separator: "\n").filter { !$0.hasPrefix("INSERT INTO export") }.joined(separator: "\n")
    }

    /// As it was before an export; what a killed one left beside stays.
    private func putBackOld() throws {
        for (name, data) in old { try data.write(to: bench.regional.appending(path: name), options: .atomic) }
    }
}
