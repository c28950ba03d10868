import ArgumentParser
import CivilTime
import Foundation
import Settings
import SpoolFS

struct Demo: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "See sample spreadsheets go through the real service, in a temporary place.",
        discussion: """
            Starts a daemon on a spool of its own with the sample register, drops invented spreadsheets as teams really save \
            them, and prints what went in, what was said about it, and where to look. Everything is left in place until you \
            remove it, so that you can open the pages.
            """)

    @Option(
        help: ArgumentHelp(
            "Where to put everything; it must not exist. A temporary folder without it.", valueName: "dir"))
    var keep: String?

    func run() throws {
        let folder = try makeFolder()
        let stage = try DemoStage(folder: folder)
        defer { stage.stop() }
        let quarter = try SystemZone.london().day(at: SystemClock().now()).quarter.previous

        Terminal.print("A daemon is running on \(folder.path)/spool.")
        Terminal.print("Teams drop their caseloads for \(Period.quarter(quarter).longText).")
        for (number, wave) in DemoDrop.waves(quarter: quarter).enumerated() {
            Terminal.print("\n\(["First", "Then", "And last"][number]):")
            try show(wave, on: stage)
        }
        try showDashboard(of: "svc-mersey", quarter: quarter, on: stage)
        Terminal.print(
            """

            Look around:
              \(stage.outbox("svc-mersey").path)/index.html
              \(stage.outbox("team-north").path)/index.html
              \(stage.outbox("team-north").path)/how-to-send.html
            Every inbox is empty, and no row is kept anywhere:
              grep -r 'Ann Example' \(folder.path)
            When you have seen enough: rm -r \(folder.path)
            """)
    }

    private func makeFolder() throws -> URL {
        guard let keep else {
            let folder = FileManager.default.temporaryDirectory.appending(path: "weighbridge-demo-\(getpid())")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            return folder
        }
        guard !FileManager.default.fileExists(atPath: keep) else {
            throw Terminal.failure("\(keep) is there already; name a folder that can be made", .cantCreate)
        }
        let folder = URL(fileURLWithPath: keep)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    private func show(_ wave: [DemoDrop], on stage: DemoStage) throws {
        var before: [String: Int] = [:]
        for drop in wave { before[drop.account] = try stage.reports(drop.account).count }
        let start = ContinuousClock.now
        for drop in wave { try stage.drop(drop) }
        for drop in wave {
            let expected = before[drop.account, default: 0] + 1
            try stage.wait(seconds: 15, for: "the report on \(drop.name) of \(drop.account)") {
                try stage.reports(drop.account).count >= expected
            }
            try stage.wait(seconds: 15, for: "the file to be gone") {
                !FileManager.default.fileExists(atPath: stage.inbox(drop.account).appending(path: drop.name).path)
            }
            guard let (page, report) = try stage.reports(drop.account).last else { continue }
            let findings = report["findings"] as? [String: Any]
            let rules = (findings?["by_rule"] as? [String: Any] ?? [:]).keys.sorted().joined(separator: ", ")
            Terminal.print(
                """
                  \(drop.account)  \(drop.name): \(drop.about)
                      \(report["verdict"] as? String ?? "?")\(rules.isEmpty ? "" : " (\(rules))")
                      \(page.path)
                """)
        }
        let seconds = (ContinuousClock.now - start).formatted(
            .units(allowed: [.seconds], fractionalPart: .show(length: 1)))
        Terminal.print(
            "  \(wave.count) file\(wave.count == 1 ? "" : "s") read and deleted, reports there, after \(seconds).")
    }

    private func showDashboard(of account: String, quarter: CivilQuarter, on stage: DemoStage) throws {
        let file = stage.outbox(account).appending(path: "dashboard-\(quarter.label).json")
        try stage.wait(seconds: 15, for: "the dashboard of \(account)") {
            FileManager.default.fileExists(atPath: file.path)
        }
        let dashboard = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
        let measures = dashboard?["measures"] as? [String: Any] ?? [:]
        let teams = dashboard?["teams"] as? [[String: Any]] ?? []
        Terminal.print("\nThe dashboard of the service \(account), \(teams.count) teams together:")
        for name in [
            "clients", "referrals", "vocational_profiles_started", "people_into_work", "job_starts", "caseload",
        ] {
            Terminal.print("  \(name): \(measures[name] as? Int ?? 0)")
        }
    }
}
