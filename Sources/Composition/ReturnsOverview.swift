package import CivilTime
package import LedgerSQLite
package import QuarterlyReturns
import Register
package import Weighing
package import Workflow

/// How the returns of the services stand: who has submitted and who has not, quarter by quarter.
package struct ReturnsOverview {
    package struct Line {
        /// Code of the service.
        package var service: String
        package var quarter: CivilQuarter
        /// Newest revision of the draft; nil where nothing was sent.
        package var draft: Int?
        /// Revision that is submitted now; nil where none is.
        package var submitted: SubmittedReturn?
        package var deadline: CivilDay
        package var state: State
    }

    package enum State: String, CaseIterable {
        case submitted
        /// An older revision than the draft is submitted.
        case edited
        /// The quarter has not ended.
        case running
        case due
        case overdue
    }

    /// By quarter, newest first, and service.
    package let lines: [Line]

    /// Of services that the register expects returns of, and of others that have one.
    ///
    /// - Parameter today: in Europe/London.
    init(_ rules: HouseRules, drafts: [ReturnDraft], submitted: [SubmittedReturn], today: CivilDay) {
        let drafts = Dictionary(drafts.map { (Key($0.service, $0.quarter), $0.revision) }, uniquingKeysWith: max)
        let submitted = Dictionary(submitted.map { (Key($0.service, $0.quarter), $0) }, uniquingKeysWith: { $1 })
        // The last quarter that has ended, and whatever somebody has sent something for.
        let quarters = Set(drafts.keys.map(\.quarter) + submitted.keys.map(\.quarter) + [today.quarter.previous])
        let expected = quarters.flatMap { quarter in
            rules.register.servicesExpected(for: quarter).map { Key($0.code, quarter) }
        }
        lines = Set(expected + drafts.keys + submitted.keys)
            .sorted { ($1.quarter, $0.service) < ($0.quarter, $1.service) }
            .map { key in
                let current = submitted[key]
                let isEdited = drafts[key].map { $0 != current?.revision } ?? false
                let state: State =
                    switch rules.deadlines.state(of: key.quarter, on: today) {
                    case _ where current != nil: isEdited ? .edited : .submitted
                    case .running: .running
                    case .due: .due
                    case .overdue: .overdue
                    }
                return Line(
                    service: key.service, quarter: key.quarter, draft: drafts[key], submitted: current,
                    deadline: rules.deadlines.deadline(of: key.quarter), state: state)
            }
    }

    package init(_ ledger: LedgerReader, _ rules: HouseRules, today: CivilDay) throws(PortFailure) {
        self.init(rules, drafts: try ledger.drafts(), submitted: try ledger.submittedReturns(), today: today)
    }

    private struct Key: Hashable {
        let service: String
        let quarter: CivilQuarter

        init(_ service: String, _ quarter: CivilQuarter) { (self.service, self.quarter) = (service, quarter) }
    }
}
