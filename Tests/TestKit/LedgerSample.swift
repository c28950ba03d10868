package import Caseload
package import CivilTime
import DelimitedText
package import Findings
package import MonthlyActivity
package import QuarterlyReturns
import Slips
import TableSchema
package import Weighing

/// Receipts as the weighing room makes them, for tests of whatever keeps or shows them.
package enum LedgerSample {
    package static let quarter = Period.quarter(CivilQuarter(year: 2026, number: 3))
    /// 1 October 2026, 09:12:03 UTC.
    package static let morning = Instant(milliseconds: 1_790_845_923_000)

    package static func partKey(
        _ part: String = "main", of organisation: String = "TEAM1", period: Period = quarter
    ) -> PartKey {
        PartKey(organisation: organisation, kind: .dashboard, period: period, part: part)
    }

    /// Some measures known, some not; a demographic known and without clients.
    package static func aggregate(clients: Int) -> Aggregate {
        Aggregate(
            measures: [.clients: clients, .referrals: 31, .jobStarts: 0, .hoursPerWeekTotal: 12_345],
            bands: [.daysReferralToProfile: [.upTo7: 3, .upTo30: 18, .upTo90: 6, .over90: 0]],
            demographics: [.gender: ["Female": 70, "Male": 48, Aggregate.notRecorded: 2], .benefitStatus: [:]])
    }

    /// A caseload that counts. Its sequence also sets its time: a second later for each.
    package static func counted(
        _ sequence: Int64, account: String = "team-north", key: PartKey = partKey(), clients: Int = 12,
        contentTag: String = "tag"
    ) -> Receipt {
        let receivedAt = morning.advanced(bySeconds: sequence)
        let report = Report(
            verdict: .accepted, kind: key.kind.rawValue, account: account, drop: sequence, receivedAt: receivedAt,
            period: key.period, part: key.part, asOf: CivilDay(daysSinceEpoch: 20_727), fileBytes: 52_011,
            aggregate: aggregate(clients: clients))
        return Receipt(
            sequence: sequence, account: account, organisation: key.organisation, receivedAt: receivedAt,
            letters: "kqwt", report: report, effect: .counts(key, contentTag: contentTag))
    }

    package static func rejected(
        _ sequence: Int64, account: String = "team-north", of organisation: String = "TEAM1",
        findings: [Finding] = [Finding(.fileEmpty, "Empty.")]
    ) -> Receipt {
        let receivedAt = morning.advanced(bySeconds: sequence)
        var log = FindingLog()
        log.add(contentsOf: findings)
        return Receipt(
            sequence: sequence, account: account, organisation: organisation, receivedAt: receivedAt, letters: "bdlm",
            report: Report(
                verdict: .rejected, account: account, drop: sequence, receivedAt: receivedAt, findings: log),
            effect: .none)
    }

    package static func withdrawal(_ sequence: Int64, of key: PartKey = partKey(), revision: Int) -> Receipt {
        let slip = Slip(
            kind: .withdrawPart, account: "team-north", subject: key.subject, revision: String(revision))
        return self.slip(sequence, slip, organisation: key.organisation, effect: .withdraws(key, by: slip))
    }

    package static func acceptance(_ sequence: Int64, service: String = "SERVICE1", version: String) -> Receipt {
        let slip = Slip(kind: .acceptTerms, account: "svc-mersey", subject: "terms", revision: version)
        let acceptance = TermsAcceptance(
            service: service, version: version, account: slip.account,
            acceptedAt: morning.advanced(bySeconds: sequence))
        return self.slip(sequence, slip, organisation: service, effect: .acceptsTerms(acceptance, by: slip))
    }

    /// A return with a part that lacks a measure, something by hand, and words.
    package static func returnContent(referrals: Int) -> ReturnContent {
        let whole = Aggregate(
            measures: [.clients: 40, .referrals: referrals, .hoursPerWeekTotal: 12_345],
            bands: [.daysReferralToProfile: [.upTo7: 3, .upTo30: 18, .upTo90: 6, .over90: 0]])
        let lacking = Aggregate(measures: [.clients: 2, .referrals: 0])
        return ReturnContent(
            parts: [whole, lacking],
            byHand: [
                .averageHours: .number(165), .narrative(.progress): .text("Went \"well\".\nMore to come, žluťoučký."),
                .inclusionRuleFollowed: .yesNo(true), .fidelityReviewed: .day(CivilDay(daysSinceEpoch: 20_000)),
                .staff(.teamLeaders, .wave1, .inPost): .number(150),
            ])
    }

    package static func draft(
        _ revision: Int, service: String = "SERVICE1", quarter: CivilQuarter = returnQuarter, referrals: Int? = nil
    ) -> ReturnDraft {
        ReturnDraft(
            service: service, quarter: quarter, revision: revision,
            content: returnContent(referrals: referrals ?? revision))
    }

    package static let returnQuarter = CivilQuarter(year: 2026, number: 3)

    /// A form that makes a revision.
    package static func form(_ sequence: Int64, _ draft: ReturnDraft) -> Receipt {
        let receivedAt = morning.advanced(bySeconds: sequence)
        let report = Report(
            verdict: .accepted, kind: "return", account: "svc-mersey", drop: sequence, receivedAt: receivedAt,
            period: .quarter(draft.quarter))
        return Receipt(
            sequence: sequence, account: "svc-mersey", organisation: draft.service, receivedAt: receivedAt,
            letters: "rtwp", report: report, effect: .none, draft: draft)
    }

    package static func submission(_ sequence: Int64, of draft: ReturnDraft) -> Receipt {
        let slip = returnSlip(.submitReturn, draft)
        return self.slip(sequence, slip, organisation: draft.service, effect: .submits(draft.name, by: slip))
    }

    package static func returnWithdrawal(_ sequence: Int64, of draft: ReturnDraft) -> Receipt {
        let slip = returnSlip(.withdrawReturn, draft)
        return self.slip(sequence, slip, organisation: draft.service, effect: .withdrawsReturn(draft.name, by: slip))
    }

    package static func stakeholderChange(
        _ sequence: Int64, service: String = "SERVICE1", stakeholder: String = "stk-mersey", isGranted: Bool,
        changeCount: Int
    ) -> Receipt {
        let slip = Slip(
            kind: isGranted ? .grantStakeholder : .revokeStakeholder, account: "svc-mersey", subject: stakeholder,
            revision: String(changeCount))
        return self.slip(
            sequence, slip, organisation: service,
            effect: isGranted
                ? .grants(service: service, stakeholder: stakeholder, by: slip)
                : .revokes(service: service, stakeholder: stakeholder, by: slip))
    }

    package static func finalisation(_ sequence: Int64, _ name: ProviderMonth, compilation: Int) -> Receipt {
        let slip = activitySlip(.finaliseMAR, name, compilation)
        return self.slip(
            sequence, slip, organisation: name.provider,
            effect: .finalises(name, compilation: compilation, by: slip))
    }

    package static func activityRequest(_ sequence: Int64, _ name: ProviderMonth, compilation: Int) -> Receipt {
        let slip = activitySlip(.requestMAR, name, compilation)
        return self.slip(sequence, slip, organisation: name.provider, effect: .requests(name, by: slip))
    }

    private static func activitySlip(_ kind: Slip.Kind, _ name: ProviderMonth, _ compilation: Int) -> Slip {
        Slip(kind: kind, account: "prv-northern", subject: name.month.label, revision: String(compilation))
    }

    private static func returnSlip(_ kind: Slip.Kind, _ draft: ReturnDraft) -> Slip {
        Slip(
            kind: kind, account: "svc-\(draft.service.lowercased())", subject: draft.quarter.label,
            revision: String(draft.revision))
    }

    private static func slip(
        _ sequence: Int64, _ slip: Slip, organisation: String, effect: Receipt.Effect
    ) -> Receipt {
        let receivedAt = morning.advanced(bySeconds: sequence)
        return Receipt(
            sequence: sequence, account: slip.account, organisation: organisation, receivedAt: receivedAt,
            letters: "cjnp",
            report: Report(
                verdict: .accepted, kind: slip.kind.rawValue, account: slip.account, drop: sequence,
                receivedAt: receivedAt, subject: slip.subject),
            effect: effect)
    }
}
