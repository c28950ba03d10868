import Foundation
import TestKit
import Testing

struct MonitoringTests {
    private static let rules = Repository.root.appending(path: "config/alerts.yaml")

    /// Names of families, as the sources have them: `"drops_total", .counter, "…"`.
    private static func metrics() throws -> Set<String> {
        let folder = Repository.root.appending(path: "Sources/Metrics")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).flatMap { name in
            try Repository.text("Sources/Metrics/\(name)").matches(of: #/"([a-z_]+)", \.(counter|gauge|histogram)/#)
                .map { "weighbridge_" + $0.output.1 }
        }
        return Set(names)
    }

    @Test func `every metric is explained, and none that there is not`() throws {
        let rows = try #require(try Article("Monitoring").section("Metrics")).filter { $0.hasPrefix("| `weighbridge_") }
        let explained = rows.compactMap { $0.split(separator: "`").dropFirst().first.map(String.init) }
        let metrics = try Self.metrics()
        #expect(metrics.count > 15)
        #expect(Set(explained) == metrics)
        #expect(explained.count == metrics.count)
    }

    @Test func `every alert is explained, and stands on metrics that there are`() throws {
        let text = try Repository.text("config/alerts.yaml")
        let alerts = text.matches(of: #/- alert: (\w+)/#).map { String($0.output.1) }
        #expect(alerts.count > 5)
        let rows = try #require(try Article("Monitoring").section("Alerts")).filter { $0.hasPrefix("| `") }
        #expect(rows.compactMap { $0.split(separator: "`").dropFirst().first.map(String.init) } == alerts)
        let metrics = try Self.metrics()
        for use in text.matches(of: #/weighbridge_\w+/#) {
            let name = use.output.hasSuffix("_bucket") ? use.output.dropLast("_bucket".count) : use.output
            #expect(metrics.contains(String(name)), "\(name)")
        }
    }

    @Test func `Prometheus takes the alerts, and they go off when they should and not else`() throws {
        let checked = try Promtool.run(["check", "rules", Self.rules.path])
        #expect(checked.status == 0, "\(checked.text)")
        // The tests name the rules as a neighbour.
        let folder = try TemporaryDirectory()
        let tests = Repository.root.appending(path: "Tests/Independent/alerts.test.yaml")
        for file in [Self.rules, tests] {
            try FileManager.default.copyItem(
                at: file, to: URL(filePath: folder.path).appending(path: file.lastPathComponent))
        }
        let tested = try Promtool.run(["test", "rules", folder.file("alerts.test.yaml")])
        #expect(tested.status == 0, "\(tested.text)")
    }

    @Test func `every check of doctor is explained`() throws {
        let rows = try #require(try Article("Monitoring").section("A look at the host")).filter { $0.hasPrefix("| `") }
        let explained = rows.flatMap { row in
            row.split(separator: "|")[0].split(separator: "`").map(String.init).filter { $0.first?.isLetter == true }
        }
        let sources = [
            "Diagnosis/Diagnosis.swift", "Diagnosis/Diagnosis+Daemon.swift", "weighbridge/Commands/Doctor.swift",
        ]
        let names = try sources.flatMap { source in
            let text = try Repository.text("Sources/\(source)")
            let literals = text.matches(of: #/HostCheck\(\s*"([a-z-]+)"/#).map { String($0.output.1) }
            let named = text.matches(of: #/let name = "([a-z-]+)"/#).map { String($0.output.1) }
            let spaces = text.matches(of: #/space\(of: [a-z.]+, "([a-z-]+)"/#).map { String($0.output.1) }
            return literals + named + spaces
        }
        #expect(Set(names).subtracting(["daemon"]) == Set(explained))
    }
}
