import CivilTime
import Findings
import OutboxPlan
import Register
import Slips
import TestKit
import Testing
import Weighing
import Workflow

/// What the golden drops do not reach: slips of other times, and several drops in one transaction.
struct JudgeTests {
    private static let sealer = PlainSealer()
    private let rules = SampleHouse.rules(terms: .init(version: "2", text: "Be kind."))

    /// Judges drops one after the other in one transaction, as a batch is; nil where a drop has to be read first.
    private func judge(_ drops: [(account: String, content: String)], rules: HouseRules, in ledger: MemoryLedger) throws
        -> [Judge.Judgement?]
    {
        let weigher = DropWeigher(
            schema: rules.caseloadSchema, limits: rules.limits, supportContact: "",
            contentTag: Self.sealer.contentTag(of:))
        let judge = Judge(rules: rules, slipCode: Self.sealer.slipCode(over:))
        var judgements: [Judge.Judgement?] = []
        try ledger.commit { transaction in
            for (index, drop) in drops.enumerated() {
                guard let sender = rules.register.sender(drop.account, on: CivilDay(isoText: "2026-10-01")!) else {
                    preconditionFailure("the sample has every account of these tests")
                }
                let isAccepted = rules.terms == nil
                let weighed = weigher.weigh(
                    Array(drop.content.utf8), name: DropName(reading: Array("dashboard-2026-Q3.csv".utf8)),
                    sender: sender,
                    asOf: CivilDay(isoText: "2026-10-01")!, isTermsAccepted: isAccepted)
                let sequence = ledger.highestSequence() + Int64(index) + 1
                let judgement = try judge.judge(
                    weighed, sender: sender, receivedAt: SampleHouse.morning, in: transaction)
                judgements.append(judgement)
                guard var report = judgement?.report, let effect = judgement?.effect else { continue }
                report.account = drop.account
                report.drop = sequence
                report.receivedAt = SampleHouse.morning
                try transaction.record(
                    Receipt(
                        sequence: sequence, account: drop.account, organisation: sender.account.organisation,
                        receivedAt: SampleHouse.morning, letters: "abcd", report: report, effect: effect))
            }
        }
        return judgements
    }

    private func slip(_ kind: Slip.Kind, _ account: String, _ subject: String, _ revision: String) -> String {
        let slip = Slip(kind: kind, account: account, subject: subject, revision: revision)
        let code = Self.sealer.slipCode(over: slip.words)
        return String(decoding: SlipText.bytes(of: slip, code: code), as: UTF8.self)
    }

    /// The rule of a drop that is refused for one reason alone.
    private func rule(
        _ account: String, _ content: String, rules: HouseRules, in ledger: MemoryLedger = MemoryLedger()
    ) throws -> FindingRule? {
        let judgement = try #require(try judge([(account, content)], rules: rules, in: ledger).first ?? nil)
        #expect((judgement.report.verdict == .rejected) == (judgement.report.findings.errors > 0))
        return judgement.report.findings.listed.first { $0.severity == .error }?.rule
    }

    private let caseload = "Client ID,Referral date\nc1,01/07/2026\n"

    @Test func `a drop left unread for the terms has to be read once they are accepted before it in its batch`() throws
    {
        let drops = [
            ("team-north", caseload), ("svc-mersey", slip(.acceptTerms, "svc-mersey", "terms", "2")),
            ("team-north", caseload), ("team-east", caseload),
        ]
        let judgements = try judge(drops, rules: rules, in: MemoryLedger())
        #expect(judgements.map { $0?.report.verdict } == [.rejected, .accepted, nil, .rejected])
        #expect(judgements[0]?.report.findings.countByRule == [.termsNotAccepted: 1])
        #expect(judgements[0]?.report.text == nil)
    }

    @Test func `before the terms are accepted no slip works but that which accepts them`() throws {
        let withdrawal = slip(.withdrawPart, "team-north", "dashboard-2026-Q3-main", "1")
        #expect(try rule("team-north", withdrawal, rules: rules) == .termsNotAccepted)
        #expect(try rule("svc-mersey", slip(.acceptTerms, "svc-mersey", "terms", "2"), rules: rules) == nil)
    }

    @Test func `terms of another version are not accepted, nor are any where none are asked for`() throws {
        #expect(try rule("svc-mersey", slip(.acceptTerms, "svc-mersey", "terms", "1"), rules: rules) == .slipStale)
        #expect(
            try rule("svc-mersey", slip(.acceptTerms, "svc-mersey", "terms", "2"), rules: SampleHouse.rules())
                == .slipStale)
    }

    @Test func `a slip twice in one batch works once`() throws {
        let accept = slip(.acceptTerms, "svc-mersey", "terms", "2")
        let judgements = try judge([("svc-mersey", accept), ("svc-mersey", accept)], rules: rules, in: MemoryLedger())
        #expect(judgements.map { $0?.report.verdict } == [.accepted, .rejected])
        #expect(judgements[1]?.report.findings.countByRule == [.slipUsed: 1])
    }

    @Test func `a slip for a part that is not there, or is none, withdraws nothing`() throws {
        for subject in ["dashboard-2026-Q3-main", "dashboard-2026-Q3", "return-2026-Q3-main", "nonsense", ""] {
            let content = slip(.withdrawPart, "team-north", subject, "1")
            let expected: FindingRule = subject.isEmpty ? .slipForged : .slipStale
            #expect(try rule("team-north", content, rules: SampleHouse.rules()) == expected, "\(subject)")
        }
    }

    @Test func `a slip whose action is not on offer is stale`() throws {
        #expect(
            try rule("team-north", slip(.finaliseMAR, "team-north", "2026-09", "1"), rules: SampleHouse.rules())
                == .slipStale)
    }

    @Test(arguments: ["team-north,Ann Example,1,", "svc-mersey,Ann Example,1,"])
    func `nothing of a slip is kept before its code is found good and its account the right one`(words: String) throws {
        let foreign = slip(.withdrawPart, "svc-mersey", "Ann Example", "1")
        let forged = "Slip,Account,Subject,Revision,Code\nwithdraw-part,\(words)ABCD-ABCD-ABCD-ABCD-ABCD\n"
        for content in [foreign, forged] {
            let judgements = try judge([("team-north", content)], rules: SampleHouse.rules(), in: MemoryLedger())
            let report = try #require(judgements.first ?? nil).report
            #expect(report.verdict == .rejected)
            #expect(report.kind == "withdraw-part")
            #expect(!"\(report)".contains("Ann Example"))
        }
    }

    @Test func `the same bytes count once in a service, whoever sends them, and again in another`() throws {
        let ledger = MemoryLedger()
        let drops = ["team-south", "team-north", "team-east", "team-south"].map { ($0, caseload) }
        let judgements = try judge(drops, rules: SampleHouse.rules(), in: ledger)
        #expect(judgements.map { $0?.report.findings.countByRule[.sameContent] } == [nil, 1, nil, nil])
        #expect(judgements.map { $0?.report.replaces?.rows } == [nil, nil, nil, 1])
        #expect(judgements[1]?.report.aggregate == nil)
        let parts = ledger.facts(accounts: [], organisations: nil, since: Instant(milliseconds: 0)).parts
        #expect(parts.map(\.key.organisation) == ["IRWELL-EAST", "MERSEY-SOUTH"])
        #expect(parts.map(\.receiptCount) == [1, 2])
    }
}
