import CivilTime
import OutboxPlan
import QuarterlyReturns
import Weighing

extension WorkLoop {
    /// Does what the schedule has due.
    func runSchedule() {
        attempt(.export, "export") { () throws(PortFailure) in
            let day = DailyTask(second: rules.exportSecond).latestDay(at: ports.clock.now(), in: rules.zone)
            guard try ports.ledger.newestRun(.export).map({ $0.day < day }) ?? true else { return }
            _ = try export()
            let run = ScheduledRun(kind: .export, day: day, doneAt: ports.clock.now())
            try ports.ledger.commit { try $0.complete(run) }
        }
    }
}
