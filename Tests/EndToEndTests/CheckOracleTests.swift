import Foundation
import TestKit
import Testing

/// `check` against a program that was written from the definitions alone, over thousands of invented clients.
struct CheckOracleTests {
    struct Case: CustomTestStringConvertible {
        var seed: Int
        var period = "2025-Q3"
        /// The day of the drop: long after the quarter, within it, and on its last day.
        var asOf = "2025-12-01"
        var without: [String] = []

        var testDescription: String { "seed \(seed), \(period) on \(asOf), without \(without)" }
    }

    private static let cases =
        (1...4).map { Case(seed: $0) } + [
            Case(seed: 5, asOf: "2025-08-15"), Case(seed: 6, asOf: "2025-09-30"),
            Case(seed: 7, period: "2024-Q1", asOf: "2025-12-01"),
            Case(seed: 8, without: ["Discharge date"]),
            Case(seed: 9, without: ["Date Vocational Profile Started", "Gender"]),
            Case(seed: 10, without: ["Employment status at referral", "Client ID", "26 week sustainment date"]),
            Case(seed: 11, without: (1...9).map { "Job \($0) end date" }),
            Case(seed: 12, without: (1...9).map { "Job \($0) end date" } + ["13 week sustainment date"]),
            Case(seed: 13, without: (1...9).map { "Job \($0) hours per week" } + ["Benefit status"]),
            Case(seed: 14, without: (1...9).map { "Job \($0) start date" }),
        ]

    @Test(arguments: cases) func `the numbers are those of an independent program`(_ sample: Case) throws {
        let folder = try TemporaryDirectory()
        let file = folder.file("big.csv")
        let when = ["--period", sample.period, "--as-of", sample.asOf]
        let made = try Python.run(
            "caseload_oracle.py",
            ["make", "--seed", "\(sample.seed)", "--clients", "3000"] + when
                + sample.without.flatMap { ["--without", $0] } + [file], documents: [])
        try #require(made.exitCode == 0, "\(made.output)")
        let expected = try Python.run("caseload_oracle.py", ["expect"] + when + [file], documents: [])
        try #require(expected.exitCode == 0)

        let result = try runProgram(["check", "--kind", "dashboard", "--format", "json"] + when + [file])
        #expect(result.status == 0, "\(result.error)")
        let report = try result.json()
        let oracle = try JSONSerialization.jsonObject(with: Data(expected.output.utf8)) as? [String: Any] ?? [:]
        for key in ["measures", "days_referral_to_profile", "days_referral_to_first_job", "demographics"] {
            #expect(try text(report[key]) == text(oracle[key]), "\(key)")
        }
        let judged = try Python.run("validate_json.py", ["report"], documents: [Array(result.output)])
        #expect(judged.exitCode == 0, "\(judged.output)")
    }

    /// JSON with its keys in order, so that two objects that say the same are the same text.
    private func text(_ value: Any?) throws -> String {
        let data = try JSONSerialization.data(withJSONObject: ["": value ?? NSNull()], options: .sortedKeys)
        return String(decoding: data, as: UTF8.self)
    }
}
