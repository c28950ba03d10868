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

    /// Writes the regional stores from what is submitted; what was done, for whoever asked.
    package func export() throws(PortFailure) -> String {
        let now = ports.clock.now()
        let submitted = try ports.ledger.submittedReturns(services: nil, quarters: nil)
        let contents = RegionalContent.export(
            register: rules.register, submitted: submitted,
            quarters: RegionalContent.quarters(of: submitted, today: rules.zone.day(at: now)),
            includesNarratives: rules.narrativesInStore)
        var changed = 0
        for content in contents {
            if try ports.regional.publish(content, at: now, programVersion: rules.programVersion) { changed += 1 }
        }
        try ports.regional.removeAll(except: Set(contents.map(\.area)))
        ports.notify(.exported(stores: contents.count, changed: changed))
        return "\(contents.count) stores, of which \(changed) changed"
    }
}
