import CivilTime
import OutboxPlan
import QuarterlyReturns
import Weighing

extension WorkLoop {
    /// Does what the schedule has due.
    func runSchedule() {
        attempt(.export, "export") { () throws(PortFailure) in
            let day = DailyTask(second: rules.exportSecond).latestDay(at: ports.clock.now(), in: rules.zone)
            guard try ports.ledger.lastRun(of: .export).map({ $0 < day }) ?? true else { return }
            _ = try export()
            try ports.ledger.recordRun(of: .export, for: day, at: ports.clock.now())
        }
    }
}
