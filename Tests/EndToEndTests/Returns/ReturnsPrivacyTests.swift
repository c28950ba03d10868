import Foundation
import QuarterlyReturns
import TestKit
import Testing

/// What tells who a client is gets no further than the form that it was written into.
struct ReturnsPrivacyTests {
    private struct Case: Sendable {
        var field: ReturnField
        /// Put into the middle of a story.
        var number: String
    }

    private static let cases = [
        // Valid numbers of nobody, as people write them.
        Case(field: .narrative(.goodNews), number: "NHS no. 943 476 5919"),
        Case(field: .narrative(.progress), number: "9434765919"),
        Case(field: .narrative(.challenges), number: "NI AB 12 34 56 C"),
        Case(field: .narrative(.comments), number: "born 12/03/1980"),
        Case(field: .narrative(.goodNews), number: "date of birth: 1980-03-12"),
    ]
    private static let words = [
        "Zebulon", "Quartermaine", "Zoë Ångström", "943 476 5919", "9434765919", "AB 12 34 56 C",
    ]

    @Test func `a narrative that names a client by number or birthday is refused, and nowhere on disk`() throws {
        let bench = try Workbench(
            settings: "reception: {settle-seconds: 0.1}", accounts: ["svc-mersey", "stp-qyg", "national-eng"])
        let mersey = ReturnSender(bench: bench, account: "svc-mersey")
        let words = bench.folder.appending(path: "words")
        try Data(Self.words.joined(separator: "\n").utf8).write(to: words)
        try bench.start(options: ["--verbose"])
        let quarter = try mersey.runningQuarter()
        #expect(try mersey.dropForm(quarter, [.carriedOver: "31"]).verdict == "accepted")
        let form = try mersey.form(quarter, revision: 1)

        for sample in Self.cases {
            let story = "Zebulon Quartermaine, \(sample.number), works for Zoë Ångström.\nA second line."
            let filled = ReturnSender.filled(form, [sample.field: story, .carriedOver: "32"])
            let planted = bench.folder.appending(path: "planted")
            try filled.write(to: planted)
            #expect(try Canaries.places(words, planted) != "", "whoever looks for them can find them")

            let report = try mersey.drop(filled, as: "return-\(quarter).form.csv")
            #expect(report.verdict == "rejected" && report.rules.first == "form-personal-data")
            let finding = try #require(report.findings.first)
            #expect(finding["heading"] as? String == sample.field.label)
            #expect((finding["message"] as? String ?? "").contains("“\(sample.field.label)”"))
            #expect(try Canaries.places(words, bench.spool) == "", "while the daemon runs")
        }
        // Nothing of these forms was taken.
        let history = try bench.command(["ledger", "returns", "--format", "json"]).output
        #expect(try JSONDecoder().decode([[String: String]].self, from: history).map { $0["revision"] } == ["1"])
        #expect(bench.text("forms/return-\(quarter).form.csv", of: "svc-mersey")?.contains("Form,Revision,,1,") == true)

        #expect(try bench.command(["export"]).status == 0)
        #expect(try bench.command(["publish", "--all"]).status == 0)
        #expect(try Canaries.places(words, bench.spool) == "", "after an export")
        #expect(try bench.stop() == 0)
        #expect(try Canaries.places(words, bench.spool) == "", "after it has ended")
        for log in bench.logs { #expect(try Canaries.places(words, log) == "") }
    }
}
