package import CivilTime
package import QuarterlyReturns
import Register

/// The submitted returns of an STP, a region or a nation for a quarter: the content of `returns-2026-Q3.*`.
///
/// It is made from submitted returns alone: there is no way in for a draft.
package struct AreaReturns: Hashable, Sendable {
    package let summary: AreaSummary
    /// The same area in earlier quarters, oldest first; quarters without a submission may be left out.
    package let earlier: [AreaSummary]
    package let due: ReturnDue
    /// Codes of the services whose submission came yesterday or today (London).
    package let new: Set<String>

    /// - Parameter today: in Europe/London.
    package init(
        _ summary: AreaSummary, earlier: [AreaSummary], deadlines: ReturnDeadlines, today: CivilDay, zone: LondonZone
    ) {
        self.summary = summary
        self.earlier = earlier
        due = ReturnDue(summary.quarter, deadlines: deadlines, today: today)
        new = Set(
            summary.services.compactMap { service in
                service.submitted.flatMap { submitted in
                    zone.day(at: submitted.submittedAt) >= today.advanced(by: -1) ? service.organisation.code : nil
                }
            })
    }

    var quarter: CivilQuarter { summary.quarter }

    /// Services that have submitted, by code.
    var submitted: [(service: Organisation, submission: SubmittedReturn)] {
        summary.services.compactMap { service in service.submitted.map { (service.organisation, $0) } }
    }

    /// Services that have not, by code.
    var waiting: [Organisation] {
        summary.services.filter { $0.submitted == nil }.map(\.organisation)
    }

    /// The areas between this one and a service: `Cheshire and Merseyside (North West)`; the area itself where there is
    /// none.
    func placeText(of service: Organisation) -> String {
        let between = summary.allSubareas.filter { area in
            area.services.contains { $0.organisation.code == service.code }
        }
        guard let nearest = between.last?.area.name else { return summary.area.name }
        return between.count == 1 ? nearest : "\(nearest) (\(between[0].area.name))"
    }

    /// Against the quarter before: the change where the same services reported the field, else both numbers with the
    /// services that they are from, since a rise or a fall may be theirs. Nil where one of the two is not known.
    func changeText(of field: ReturnField) -> String? {
        guard let lastQuarter, let now = summary.total.sums[field], let before = lastQuarter.total.sums[field] else {
            return nil
        }
        return summary.services(reporting: field) == lastQuarter.services(reporting: field)
            ? field.changeText(from: before, to: now)
            : "\(field.numberText(before)) from \(lastQuarter.total.reportedText(of: field))"
    }

    /// The quarter before, where it is known.
    var lastQuarter: AreaSummary? { earlier.last { $0.quarter == quarter.previous } }
}

extension AreaSummary {
    /// Codes of the services that reported a field.
    fileprivate func services(reporting field: ReturnField) -> Set<String> {
        Set(services.filter { $0.submitted?.content.reportedValue(of: field) != nil }.map(\.organisation.code))
    }
}

/// How the returns of an area stand for a quarter: a line of its start page.
package struct AreaStanding: Hashable, Sendable {
    package var due: ReturnDue
    package var expected: Int
    package var submitted: Int
    /// Names of the services whose submission is new since yesterday.
    package var new: [String]

    package var quarter: CivilQuarter { due.quarter }

    package init(_ returns: AreaReturns) {
        due = returns.due
        expected = returns.summary.total.expected
        submitted = returns.summary.total.submitted
        new = returns.submitted.filter { returns.new.contains($0.service.code) }.map(\.service.name)
    }

    var isComplete: Bool { submitted == expected }

    /// `5 of 6 services have submitted`.
    var words: String {
        switch expected {
        case 0: "No service of the area is expected to send a return"
        default:
            """
            \(submitted) of \(counted(expected, "service")) \(submitted == 1 || expected == 1 ? "has" : "have") submitted
            """
        }
    }

    var tag: HTML {
        if expected == 0 { return Mark.plain("None expected") }
        return isComplete ? Mark.good("All submitted") : due.tag
    }

    var path: String { AreaDocument.stem(of: quarter) + ".html" }
}
