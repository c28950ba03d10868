package import CivilTime
package import LedgerSQLite
package import MonthlyActivity
import Register
package import Weighing
package import Workflow

/// How the Monthly Activities Reports of the providers stand.
package struct ActivityOverview {
    package struct Line {
        package var name: ProviderMonth
        /// The newest compilation; nil where there is none.
        package var record: CompilationRecord?
        package var month: ActivityMonth?
        package var deadline: CivilDay
        package var cancelDay: CivilDay
        /// Whether the days that the deadline was reckoned with were not published yet.
        package var isForecast: Bool
        /// Whether the deadline has ended.
        package var isOverdue: Bool

        /// `provisional`, `final`, `late`, `cancelled`, or `none` where nothing was received.
        package var state: String {
            if month?.cancelledAt != nil { return "cancelled" }
            return record?.state.rawValue ?? "none"
        }

        package var isComplete: Bool { record?.isComplete ?? false }
    }

    /// By month, newest first, and provider.
    package let lines: [Line]

    package init(_ ledger: LedgerReader, _ rules: HouseRules, now: Instant) throws(PortFailure) {
        let (months, records) = try ledger.activity()
        let today = rules.zone.day(at: now)
        let deadlines = rules.activity.deadlines
        let providers = rules.register.codes(ofLevel: .provider)
        let open = providers.flatMap { provider in
            [today.month, today.month.previous].map { ProviderMonth(provider: provider, month: $0) }
        }
        lines = Set(open + months.map(\.name))
            .sorted { ($1.month, $0.provider) < ($0.month, $1.provider) }
            .map { name in
                let month = months.first { $0.name == name }
                return Line(
                    name: name, record: records.first { $0.name == name }, month: month,
                    deadline: deadlines.deadline(of: name.month),
                    cancelDay: deadlines.cancelDay(
                        of: name.month, firstDrop: month.map { rules.zone.day(at: $0.firstDropAt) }),
                    isForecast: deadlines.isForecast(of: name.month),
                    isOverdue: deadlines.state(of: name.month, on: today) == .overdue)
            }
    }
}
