import CivilTime
import MonthlyActivity
import QuarterlyReturns

extension Receipt {
    /// Traps where the receipt contradicts itself: a ledger that kept it could not give the same receipt back.
    package func requireConsistency() {
        precondition(
            report.account == account && report.drop == sequence && report.receivedAt == receivedAt,
            "a report in the ledger is that of its receipt")
        if case .counts = effect {
            precondition(
                report.aggregate != nil && report.asOf != nil && report.verdict != .rejected,
                "a part that counts was accepted, on a day, with numbers")
        }
        if let sealed {
            guard case .counts(let key, _) = effect else {
                preconditionFailure("rows are sealed of a part that counts")
            }
            precondition(key.period == .month(sealed.month.month), "rows are sealed with the month that they are of")
        }
        if let draft {
            precondition(
                report.verdict != .rejected && draft.service == organisation && draft.revision > 0,
                "a return is revised by an accepted drop of its own service")
        }
    }
}
