import CivilTime
import Findings
import Register

/// What is wrong with a drop before its content is looked at: its name, its period, its sender's rights.
enum NameFindings {
    /// - Parameters:
    ///   - suggestedKind: the kind to put into a right name: the drop's own, or the one that its headings fit.
    ///   - suggestedPeriod: what to put into a right name where the name has none.
    static func faults(
        of name: DropName, sender: Sender?, suggestedKind: DropKind, suggestedPeriod: Period
    ) -> [Finding] {
        // To whom may send nothing at all, a right name would be bad advice.
        if let sender, sender.kinds.isEmpty { return [rightsFault(name.kind, sender: sender)].compactMap(\.self) }
        var findings: [Finding] = []
        switch name.fault {
        case nil: break
        case .unreadable: findings.append(unreadable(name, suggestedKind, suggestedPeriod))
        case .looksLikeVersion:
            let period = name.period ?? suggestedPeriod
            let plain = DropName.text(kind: suggestedKind, period: period)
            findings.append(
                Finding(
                    .partLooksLikeVersion,
                    """
                    The end of the file name looks like a version or a date. To replace what you sent before, name the file \
                    \(plain). If it holds the clients of one team or place only, name it after that: \
                    \(DropName.text(kind: suggestedKind, period: period, part: "north")).
                    """))
        case .financialYear(let quarter):
            let period = Period.quarter(quarter)
            findings.append(
                Finding(
                    .periodFinancialYear,
                    """
                    The file name means a quarter of a financial year. Periods are calendar quarters here: for \
                    \(period.longText) name the file \(DropName.text(kind: suggestedKind, period: period)).
                    """))
        }
        if let sender, name.kind != nil, let finding = rightsFault(name.kind, sender: sender) {
            findings.append(finding)
        }
        return findings
    }

    static var outsideReturns: Finding {
        Finding(
            .outsideReturns,
            """
            Your service stands outside NHS England's Quarterly Returns (region OTHER), so returns are not taken from it. \
            Teams can send dashboard files. Ask your regional lead if this is wrong.
            """)
    }

    static func periodInFuture(_ period: Period, asOf: CivilDay) -> Finding? {
        guard period.first > asOf else { return nil }
        return Finding(
            .periodInFuture,
            """
            \(period.longText) had not begun on \(asOf.longText). Check the period in the file name: \(currentPeriod(period, asOf)).
            """)
    }

    private static func currentPeriod(_ period: Period, _ asOf: CivilDay) -> String {
        switch period {
        case .quarter: "quarters are calendar quarters, and the current one is \(asOf.quarter.label)"
        case .month: "the current month is \(asOf.month.label)"
        }
    }

    private static func unreadable(_ name: DropName, _ kind: DropKind, _ suggested: Period) -> Finding {
        let period = name.period ?? suggested
        // Without a kind in front, the words that are left are as likely the kind in the wrong place as a label.
        let part = name.kind == nil ? DropName.mainPart : name.part ?? DropName.mainPart
        return Finding(
            .nameUnreadable,
            """
            This file name can't be read. Name the file \(DropName.text(kind: kind, period: period, part: part)) if it is for \
            \(period.longText), else with the \(period.unit) that it is for. A team or place may follow, in letters a to z, digits \
            and hyphens, up to \(DropName.labelLimit) characters: \
            \(DropName.text(kind: kind, period: period, part: "north")).
            """)
    }

    /// - Parameter kind: nil where the name does not say it.
    private static func rightsFault(_ kind: DropKind?, sender: Sender) -> Finding? {
        if let kind, sender.kinds.contains(kind) { return nil }
        if kind == .quarterlyReturn, sender.isOutsideReturns {
            return outsideReturns
        }
        let mayDrop = sender.kinds.map(\.rawValue).sorted().joined(separator: ", ")
        let instead =
            mayDrop.isEmpty
            ? "This account sends no files, only slips from its outbox."
            : "This account sends files of the kind: \(mayDrop)."
        return Finding(.kindNotYours, [kind.map(whoSends), instead].compactMap(\.self).joined(separator: " "))
    }

    private static func whoSends(_ kind: DropKind) -> String {
        switch kind {
        case .dashboard: "Files of the kind dashboard are sent by team accounts."
        case .quarterlyReturn: "Files of the kind return are sent by service accounts."
        case .marKeyworkers, .marParticipants, .marPerformance:
            "Files of the Monthly Activities Report are sent by provider accounts and their teams."
        }
    }
}

extension Period {
    fileprivate var unit: String {
        switch self {
        case .quarter: "quarter"
        case .month: "month"
        }
    }
}
