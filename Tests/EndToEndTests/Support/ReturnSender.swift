import Foundation
import QuarterlyReturns
import TestKit

/// A service that makes its returns: it fills in the forms of its outbox and gives its slips back.
struct ReturnSender {
    let bench: Workbench
    let account: String

    // MARK: Outbox

    /// The form on offer, as soon as it is that of a revision; nil = of any.
    func form(_ quarter: String, revision: Int? = nil) throws -> Data {
        try waitFor("forms/return-\(quarter).form.csv") { text in
            revision.map { text.contains("Form,Revision,,\($0),") } ?? true
        }
    }

    /// Its form is offered whatever the date, and the newest.
    func runningQuarter() throws -> String {
        var newest: String?
        try wait(for: "forms of \(account)", seconds: 60) {
            newest = bench.outboxNames(account).filter { $0.hasSuffix(".form.csv") && !$0.contains("/.") }.max()
            return newest != nil
        }
        return String((newest ?? "").dropFirst("forms/return-".count).prefix("2026-Q3".count))
    }

    /// The slip on offer, as soon as it is for a revision; nil = for any.
    func slip(_ name: String, revision: Int? = nil) throws -> Data {
        try waitFor("slips/\(name).slip.csv") { text in revision.map { text.contains(",\($0),") } ?? true }
    }

    func isOffered(_ slip: String) -> Bool { bench.text("slips/\(slip).slip.csv", of: account) != nil }

    private func waitFor(_ path: String, until isRight: (String) -> Bool) throws -> Data {
        let file = bench.outbox(account).appending(path: path)
        var data = Data()
        try wait(for: "\(path) of \(account)", seconds: 60) {
            guard let found = try? Data(contentsOf: file) else { return false }
            data = found
            return isRight(String(decoding: found, as: UTF8.self))
        }
        return data
    }

    // MARK: Inbox

    /// Drops a file and waits for its report.
    @discardableResult
    func drop(_ data: Data, as name: String) throws -> [String: Any] {
        let count = bench.reportCount(account)
        try bench.drop(data, as: name, account: account)
        let reports = try bench.waitForReports(count + 1, account: account, seconds: 60)
        return reports[reports.count - 1]
    }

    /// Fills in the form on offer and drops it.
    @discardableResult
    func dropForm(
        _ quarter: String, _ byHand: [ReturnField: String], revision: Int? = nil
    ) throws -> [String: Any] {
        let form = try form(quarter, revision: revision)
        return try drop(Self.filled(form, byHand), as: "return-\(quarter).form.csv")
    }

    /// Gives back the slip on offer.
    @discardableResult
    func giveBack(_ slip: String, revision: Int? = nil) throws -> [String: Any] {
        try drop(try self.slip(slip, revision: revision), as: "\(slip).slip.csv")
    }

    static func filled(_ form: Data, _ byHand: [ReturnField: String]) -> Data {
        Data(FormFilling.fill(Array(form), byHand))
    }
}

extension [String: Any] {
    /// Of a report.
    var verdict: String { self["verdict"] as? String ?? "" }

    /// Rules of the findings that a report lists, in its order.
    var rules: [String] { findings.compactMap { $0["rule"] as? String } }

    var findings: [[String: Any]] {
        (self["findings"] as? [String: Any])?["listed"] as? [[String: Any]] ?? []
    }
}
