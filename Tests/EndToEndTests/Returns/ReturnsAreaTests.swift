import Foundation
import QuarterlyReturns
import TestKit
import Testing

/// A year of six services in two regions through the daemon, against a program that was written from the definitions alone
/// (`returns_oracle.py`), which also makes what they send.
struct ReturnsAreaTests {
    /// What a service does about one return.
    private struct Step: Decodable {
        struct Drop: Decodable {
            var name: String
            var path: String
        }

        var account: String
        var quarter: String
        var drops: [Drop]
        var by_hand: [String: String]
        var submits: Bool
        var edits: [String: String]
    }

    @Test func `a year of six services adds up by STP, region and nation, and drafts are seen by nobody else`() throws {
        let folder = try TemporaryDirectory()
        let made = try Python.run("returns_oracle.py", ["make", folder.path], documents: [])
        try #require(made.exitCode == 0, "\(made.output)")
        let place = URL(filePath: folder.path)
        let steps = try JSONDecoder().decode([Step].self, from: Data(contentsOf: place.appending(path: "steps.json")))
        let bench = try Workbench(settings: "reception: {settle-seconds: 0.1}", register: place)
        try bench.start()

        try Self.sendYear(steps, from: place, to: bench)
        try Self.showStakeholders(bench)
        // Done in the turn after whatever was published before, so everything is there by then.
        #expect(try bench.command(["export"]).status == 0)

        for name in ["regional", "outbox"] {
            try FileManager.default.createSymbolicLink(
                at: place.appending(path: name), withDestinationURL: bench.spool.appending(path: name))
        }
        let checked = try Python.run("returns_oracle.py", ["check", folder.path], documents: [])
        #expect(checked.exitCode == 0, "\(checked.output.prefix(5000))")
        #expect((Int(checked.output.prefix { $0.isNumber }) ?? 0) > 10_000, "values compared")
        try Self.expectSecretsKept(place.appending(path: "secrets.json"), bench)
        #expect(try bench.stop() == 0)
        #expect(!bench.log.contains(" error: "))
    }

    /// Everything of a kind at once, as it comes when a deadline is near.
    private static func sendYear(_ steps: [Step], from place: URL, to bench: Workbench) throws {
        for step in steps {
            for drop in step.drops {
                let data = try Data(contentsOf: place.appending(path: drop.path))
                try bench.drop(data, as: drop.name, account: step.account)
            }
        }
        var counts = steps.reduce(into: [:]) { $0[$1.account, default: 0] += $1.drops.count }
        try waitForReports(counts, bench)

        func sendForms(_ answers: (Step) -> [String: String]) throws {
            for step in steps where !answers(step).isEmpty {
                try bench.drop(
                    form(step, answers(step), bench), as: "return-\(step.quarter).form.csv", account: step.account)
                counts[step.account, default: 0] += 1
            }
            try waitForReports(counts, bench)
        }
        try sendForms(\.by_hand)
        for step in steps where step.submits {
            let name = "submit-return-\(step.quarter)"
            let slip = try ReturnSender(bench: bench, account: step.account).slip(name)
            try bench.drop(slip, as: "\(name).slip.csv", account: step.account)
            counts[step.account, default: 0] += 1
        }
        try waitForReports(counts, bench)
        try sendForms(\.edits)
    }

    private static func waitForReports(_ counts: [String: Int], _ bench: Workbench) throws {
        for (account, count) in counts {
            let reports = try bench.waitForReports(count, account: account, seconds: 60)
            #expect(reports.allSatisfy { $0.verdict != "rejected" }, "\(account): \(reports.map(\.rules))")
        }
        // Forms and slips show what came of them a moment later, and a request is answered after that.
        #expect(try bench.command(["export"]).status == 0)
    }

    /// The form on offer, filled in. A quarter of which nothing was sent, long ago, has none: then that of the running
    /// quarter with another name on it.
    private static func form(_ step: Step, _ answers: [String: String], _ bench: Workbench) throws -> Data {
        let offered = bench.text("forms/return-\(step.quarter).form.csv", of: step.account)
        let other = bench.outboxNames(step.account).filter { $0.hasPrefix("forms/") }.max() ?? ""
        let quarter = other.dropFirst("forms/return-".count).prefix("2025-Q1".count)
        let form =
            offered ?? bench.text(other, of: step.account)?.replacing(
                "Quarter,,\(quarter),", with: "Quarter,,\(step.quarter),")
            ?? ""
        let byHand = try answers.reduce(into: [:]) { byHand, answer in
            byHand[try #require(ReturnField(columnName: answer.key))] = answer.value
        }
        return ReturnSender.filled(Data(form.utf8), byHand)
    }

    /// So that they have something of the service that they may see.
    private static func showStakeholders(_ bench: Workbench) throws {
        for (service, stakeholder, team) in [
            ("svc-coast", "stk-coast", "team-pier"), ("svc-mersey", "stk-mersey", "team-north"),
        ] {
            try bench.drop(Sheet.clean(clients: 40), as: "dashboard-2025-Q4.csv", account: team)
            _ = try bench.waitForReports(1, account: team, seconds: 60)
            let sender = ReturnSender(bench: bench, account: service)
            #expect(try sender.giveBack("grant-stakeholder-\(stakeholder)").verdict == "accepted")
        }
    }

    /// Words and numbers of drafts are with their service, and nowhere else.
    private static func expectSecretsKept(_ file: URL, _ bench: Workbench) throws {
        let secrets = try JSONDecoder().decode([String: [String]].self, from: Data(contentsOf: file))
        #expect(secrets.count == 4)
        let dumps = bench.folder.appending(path: "dumps")
        try FileManager.default.createDirectory(at: dumps, withIntermediateDirectories: true)
        for file in try bench.regionalFiles {
            try Data(bench.regionalDump(file).utf8).write(to: dumps.appending(path: file.lastPathComponent + ".sql"))
        }
        let accounts = try FileManager.default.contentsOfDirectory(atPath: bench.outboxes.path)
        #expect(accounts.count == 19, "every level is looked at")
        for (owner, words) in secrets {
            let file = try Canaries.file(words, in: bench)
            let own = try Canaries.places(file, bench.outbox(owner))
            for word in words { #expect(own.contains("b'\(word)'"), "\(owner) sees \(word)") }
            let others = accounts.filter { $0 != owner }.map(bench.outbox)
            #expect(try Canaries.places(file, in: others + [bench.regional, dumps] + bench.logs) == "", "of \(owner)")
        }
    }
}
