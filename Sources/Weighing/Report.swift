package import Caseload
package import CivilTime
package import DelimitedText
package import Findings
import MonthlyActivity
package import TableSchema

/// The outcome of a drop in one word; the strings are published.
package enum Verdict: String, Hashable, Sendable, Codable, CaseIterable {
    case accepted
    case acceptedWithWarnings = "accepted with warnings"
    case rejected

    package init(of findings: FindingLog) {
        self = findings.errors > 0 ? .rejected : findings.warnings > 0 ? .acceptedWithWarnings : .accepted
    }
}

/// Everything that is said about one drop, and all that is kept of it: verdict, numbers and findings.
///
/// It holds nothing about a client, and nowhere the name that the sender gave the file. What does not apply is nil.
package struct Report: Hashable, Sendable, Codable {
    package var verdict: Verdict
    /// `DropKind`'s raw value, or the slip's name; nil where unreadable.
    package var kind: String?
    /// The account that sent it; nil in a dry run.
    package var account: String?
    /// The drop's sequence; nil in a dry run.
    package var drop: Int64?
    /// Nil in a dry run.
    package var receivedAt: Instant?
    package var period: Period?
    /// Part label, `main` where the name has none; nil where unreadable and for slips.
    package var part: String?
    /// What a slip is about (`2026-Q3`, `terms`), once its code was found good; nil for files.
    package var subject: String?
    /// The day on which the file was weighed, Europe/London; nil where nothing was weighed.
    package var asOf: CivilDay?
    /// What the same part gave before.
    package var replaces: Replaced?
    /// Size of the file as it arrived; nil for what is not a file. Says which file was meant where its name can't be read.
    package var fileBytes: Int?
    package var text: TextFacts?
    package var headings: HeadingFacts?
    /// Nil for rejected files and slips. Of a file of the Monthly Activities Report it has the number of rows as `clients`,
    /// and nothing else.
    package var aggregate: Aggregate?
    package var findings: FindingLog

    /// The numbers of a caseload; nil for all else.
    package var caseload: Aggregate? {
        kind.flatMap(ActivityKind.init) == nil ? aggregate : nil
    }

    /// `kind` of a dropped form of a return.
    package static let formKind = "form"

    package struct Replaced: Hashable, Sendable, Codable {
        package var receivedAt: Instant
        /// Its `clients`.
        package var rows: Int

        package init(receivedAt: Instant, rows: Int) {
            self.receivedAt = receivedAt
            self.rows = rows
        }
    }

    package init(
        verdict: Verdict, kind: String? = nil, account: String? = nil, drop: Int64? = nil, receivedAt: Instant? = nil,
        period: Period? = nil, part: String? = nil, subject: String? = nil, asOf: CivilDay? = nil,
        replaces: Replaced? = nil,
        fileBytes: Int? = nil, text: TextFacts? = nil, headings: HeadingFacts? = nil, aggregate: Aggregate? = nil,
        findings: FindingLog = FindingLog()
    ) {
        self.verdict = verdict
        self.kind = kind
        self.account = account
        self.drop = drop
        self.receivedAt = receivedAt
        self.period = period
        self.part = part
        self.subject = subject
        self.asOf = asOf
        self.replaces = replaces
        self.fileBytes = fileBytes
        self.text = text
        self.headings = headings
        self.aggregate = aggregate
        self.findings = findings
    }
}
