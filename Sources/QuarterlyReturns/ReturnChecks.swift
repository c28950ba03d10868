import Caseload
import CivilTime

/// The checks of a preview (returns.md, "A return"). A check whose numbers are not known, or not known of every part, finds
/// nothing.
struct ReturnChecks {
    let draft: ReturnDraft
    let parts: [ReturnPart]
    /// Returns of earlier quarters.
    let earlier: [CivilQuarter: ReturnContent]

    /// In the order of their rules: the error first.
    var all: [ReturnCheck] {
        partsWeighedEarly
            + [
                sustained26AboveSustained13, inEmploymentAboveReferrals, intoWorkAboveJobStarts, changedByMoreThanHalf,
                carriedOverUnlikeClosing,
            ].compactMap(\.self)
    }

    private var quarter: CivilQuarter { draft.quarter }

    /// On the quarter's last day, too, something may yet happen.
    private var partsWeighedEarly: [ReturnCheck] {
        parts.filter { $0.asOf <= quarter.last }.map { part in
            ReturnCheck(
                rule: .partWeighedEarly, fields: [],
                message: """
                    The part \(part.label) was weighed on \(part.asOf.longText), before the quarter ended on \
                    \(quarter.last.longText). Send it again now, or withdraw it with its slip.
                    """)
        }
    }

    /// Over the year: this quarter and the three before it, as far as they are known. In a single quarter those who reach
    /// 26 weeks reached 13 in another.
    private var sustained26AboveSustained13: ReturnCheck? {
        let fields: [ReturnField] = [.measure(.sustained13Weeks), .measure(.sustained26Weeks)]
        var quarters = [quarter]
        while quarters.count < 4 { quarters.append(quarters[quarters.count - 1].previous) }
        let known = quarters.compactMap { quarter -> (Int, Int)? in
            let content = quarter == draft.quarter ? draft.content : earlier[quarter]
            guard let weeks13 = content?.number(fields[0]), let weeks26 = content?.number(fields[1]) else { return nil }
            return (weeks13, weeks26)
        }
        let (weeks13, weeks26) = known.reduce((0, 0)) { ($0.0 + $1.0, $0.1 + $1.1) }
        guard weeks26 > weeks13 else { return nil }
        return ReturnCheck(
            rule: .sustained26AboveSustained13, fields: fields,
            message: """
                More clients sustained 26 weeks (\(weeks26)) than 13 weeks (\(weeks13)) over the year up to this quarter, as far \
                as its returns are known, although everybody passes 13 weeks first.
                """)
    }

    private var inEmploymentAboveReferrals: ReturnCheck? {
        above(.measure(.referralsInEmployment), .measure(.referrals), .inEmploymentAboveReferrals)
    }

    private var intoWorkAboveJobStarts: ReturnCheck? {
        above(.measure(.peopleIntoWork), .measure(.jobStarts), .intoWorkAboveJobStarts)
    }

    private func above(_ part: ReturnField, _ whole: ReturnField, _ rule: ReturnCheck.Rule) -> ReturnCheck? {
        guard let partNumber = draft.content.number(part), let wholeNumber = draft.content.number(whole),
            partNumber > wholeNumber
        else { return nil }
        return ReturnCheck(
            rule: rule, fields: [part, whole].sorted(),
            message: "“\(part.label)” (\(partNumber)) can’t be more than “\(whole.label)” (\(wholeNumber)).")
    }

    /// One warning for all of them: a small service has several in most quarters.
    private var changedByMoreThanHalf: ReturnCheck? {
        guard let lastQuarter = earlier[quarter.previous] else { return nil }
        let changes = ReturnField.all.filter(\.isComparedWithLastQuarter).compactMap { field in
            Change(field, from: lastQuarter, to: draft.content)
        }
        guard !changes.isEmpty else { return nil }
        return ReturnCheck(
            rule: .changedByMoreThanHalf, fields: changes.map(\.field),
            message: """
                Changed by more than half since the last quarter: \(changes.map(\.words).joined(separator: "; ")). If that is \
                what happened, all is well.
                """)
    }

    private var carriedOverUnlikeClosing: ReturnCheck? {
        let closingQuarter = quarter.firstOfFinancialYear.previous
        guard let carriedOver = draft.content.number(.carriedOver),
            let closing = earlier[closingQuarter]?.number(.measure(.caseload)), carriedOver != closing
        else { return nil }
        return ReturnCheck(
            rule: .carriedOverUnlikeClosing, fields: [.carriedOver],
            message: """
                Clients carried over (\(carriedOver)) differ from the caseload with which the last financial year closed \
                (\(closing), in the return of \(closingQuarter.label)).
                """)
    }
}

/// A number that went up or down by more than half of what it was. From 0 there is no half, so any rise from it is none.
private struct Change {
    let field: ReturnField
    private let before: Int
    private let after: Int

    init?(_ field: ReturnField, from earlier: ReturnContent, to later: ReturnContent) {
        guard let before = earlier.number(field), let after = later.number(field), before > 0,
            2 * abs(after - before) > before
        else { return nil }
        self.field = field
        self.before = before
        self.after = after
    }

    var words: String {
        let places = field.decimalPlaces
        return "“\(field.label)” from \(decimalText(before, places: places)) to \(decimalText(after, places: places))"
    }
}

extension ReturnField {
    /// Numbers that go on from quarter to quarter. Bands are too small for it; the caseload carried over stays the same all
    /// year and has a check of its own.
    fileprivate var isComparedWithLastQuarter: Bool {
        switch self {
        case .measure, .averageHours, .fidelityScore: true
        case .staff: !isDerived
        case .band, .carriedOver, .narrative, .inclusionRuleFollowed, .fidelityReviewed, .fidelityCategory,
            .fidelityNextReview:
            false
        }
    }
}

extension ReturnContent {
    fileprivate func number(_ field: ReturnField) -> Int? {
        reportedValue(of: field)?.number
    }
}
