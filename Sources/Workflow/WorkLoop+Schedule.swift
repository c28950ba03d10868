import CivilTime
import OutboxPlan
import QuarterlyReturns
import Weighing

extension WorkLoop {
    /// Does what the schedule has due.
    func runSchedule() {
        attempt(.export, "export") { () throws(PortFailure) in
            let day = exportTask.latestDay(at: ports.clock.now(), in: rules.zone)
            guard try ports.ledger.newestRun(.export).map({ $0.day < day }) ?? true else { return }
            _ = try export(region: nil)
            let run = ScheduledRun(kind: .export, day: day, doneAt: ports.clock.now())
            try ports.ledger.commit { try $0.complete(run) }
        }
    }

    /// When the schedule has something due next, in monotonic seconds. The wall clock may be set meanwhile: the regular
    /// look at everything looks at the schedule too.
    func nextRun(after now: Double) -> Double? {
        guard troubles[.export] == nil else { return nil }
        let next = exportTask.nextInstant(after: ports.clock.now(), in: rules.zone)
        return now + Double(next.milliseconds - ports.clock.now().milliseconds) / 1000
    }

    private var exportTask: DailyTask { DailyTask(second: rules.exportSecond) }

    /// Writes the regional stores from what is submitted: every one, or that of one region; what was done, for whoever
    /// asked.
    func export(region: String?) throws(PortFailure) -> String {
        let now = ports.clock.now()
        let submitted = try ports.ledger.submittedReturns(services: nil, quarters: nil)
        let all = RegionalContent.export(
            register: rules.register, submitted: submitted,
            quarters: RegionalContent.quarters(of: submitted, today: rules.zone.day(at: now)),
            includesNarratives: rules.narrativesInStore)
        let contents = all.filter { region == nil || $0.area == region.map(RegionalContent.Area.region) }
        if let region, contents.isEmpty { return "there is no region \(region) with a store of its own" }
        var changed = 0
        for content in contents {
            if try ports.regional.publish(content, at: now, programVersion: rules.programVersion) { changed += 1 }
        }
        try ports.regional.removeAll(except: Set(all.map(\.area)))
        ports.notify(.exported(stores: contents.count, changed: changed))
        return "\(contents.count) regional stores looked at, \(changed) written anew"
    }
}
