import Caseload
import CivilTime
import DelimitedText
import Findings
import OutboxPlan
import TableSchema
import Testing
import Weighing
import Workflow

extension LedgerContract {
    static func checkEmpty(_ subject: LedgerUnderTest) throws {
        let ledger = subject.ledger
        #expect(try ledger.highestSequence() == 0)
        #expect(try !ledger.hasReceipt(1))
        #expect(try ledger.receipt(1) == nil)
        #expect(try ledger.allFacts() == LedgerFacts())
        #expect(try ledger.submittedReturns(services: nil, quarters: nil).isEmpty)
        #expect(try ledger.newestRun(.export) == nil)
        #expect(try ledger.published(accounts: nil).isEmpty)
        #expect(try ledger.openRequests().isEmpty)
        #expect(try subject.audited().isEmpty)
    }

    /// Every field that may be absent, present and absent beside every other: 2¹⁰ reports.
    static func checkEveryReport(_ subject: LedgerUnderTest) throws {
        let receipts = (1...1024).map { Receipt(sequence: $0, presence: Int($0)) }
        try subject.ledger.commit { transaction in
            for receipt in receipts { try transaction.record(receipt) }
        }
        for receipt in receipts {
            #expect(try subject.ledger.receipt(receipt.sequence) == receipt)
        }
        #expect(try subject.ledger.highestSequence() == 1024)
        #expect(try subject.ledger.hasReceipt(1024))
        #expect(try !subject.ledger.hasReceipt(1025))
        #expect(try subject.ledger.allFacts().receipts == receipts.map(ReceiptHead.init(of:)))
    }

    static func checkFindings(_ subject: LedgerUnderTest) throws {
        let warnings = (1...1200).map { Finding(.dateInFuture, row: 1201 - $0, column: 5, "In the future.") }
        let all =
            warnings + [
                Finding(.optionUnknown, column: 7, heading: "Gender", count: 40, "Unknown options."),
                // Another severity than the rule's own is kept.
                Finding(.numberUnreadable, severity: .error, row: 9, column: 2, heading: "Hours", "No number."),
            ]
        try subject.ledger.record(LedgerSample.rejected(1, findings: all))
        let log = try #require(try subject.ledger.receipt(1)).report.findings
        #expect(log.errors == 1)
        #expect(log.warnings == 1201)
        #expect(log.countByRule == [.dateInFuture: 1200, .optionUnknown: 1, .numberUnreadable: 1])
        #expect(log.listed.count == 1000)
        #expect(log.listed.prefix(2) == [all[1201], all[1200]])
        #expect(log.listed.dropFirst(2).map(\.row) == (1...998).map(Optional.init))
    }
}

extension Receipt {
    /// A receipt whose report has the fields that the bits of `presence` say.
    fileprivate init(sequence: Int64, presence: Int) {
        func present<Value>(_ bit: Int, _ value: Value) -> Value? { presence & 1 << bit == 0 ? nil : value }
        let receivedAt = LedgerSample.morning.advanced(bySeconds: sequence)
        let months = Period.month(CivilMonth(year: 2026, month: 10))
        let text = TextFacts(
            bytes: 52_011, encoding: .utf16LittleEndian, byteOrderMark: true, separator: "\t", lineEnding: .mixed,
            headingRow: present(3, 4), rows: 212, rowsSkipped: present(4, 0))
        let headings = HeadingFacts(read: ["Job 1 \"start\" date", "Größe/Ort"], absent: [], ignored: 9)
        let aggregate = present(9, presence & 2 == 0 ? LedgerSample.aggregate(clients: presence) : Aggregate())
        var findings = FindingLog()
        if presence & 4 != 0 { findings.add(Finding(.rowTooWide, row: 3, "Row 3 has a cell too many.\nLook.")) }
        let report = Report(
            verdict: [.accepted, .acceptedWithWarnings, .rejected][presence % 3],
            kind: present(0, "mar-participants"), account: "team-north", drop: sequence, receivedAt: receivedAt,
            period: present(1, presence & 1 == 0 ? LedgerSample.quarter : months), part: present(2, "north-2"),
            subject: present(3, "dashboard-2026-Q3-main"), asOf: present(4, CivilDay(daysSinceEpoch: -1)),
            replaces: present(5, .init(receivedAt: Instant(milliseconds: -5), rows: 0)),
            fileBytes: present(6, 0), text: present(7, text), headings: present(8, headings), aggregate: aggregate,
            findings: findings)
        self.init(
            sequence: sequence, account: "team-north", organisation: "TEAM1", receivedAt: receivedAt,
            letters: "kqwt", report: report, effect: .none)
    }
}
