import CivilTime
import OutboxPlan
import QuarterlyReturns
import Weighing

extension WorkLoop {
    /// Does what the schedule has due.
    func runSchedule() {
        runDaily(.export, .export) { () throws(PortFailure) in _ = try export(region: nil) }
        runDaily(.compile, .compile) { () throws(PortFailure) in try compileStaleMonths(withPause: false) }
        runDaily(.cancel, .cancel) { () throws(PortFailure) in try cancelMonths() }
        runDaily(.retention, .retention) { () throws(PortFailure) in try deleteExpired() }
    }

    private func runDaily(_ kind: ScheduledRun.Kind, _ step: Troubles.Step, _ work: () throws(PortFailure) -> Void) {
        attempt(step, kind.rawValue) { () throws(PortFailure) in
            let day = dailyTask(kind).latestDay(at: ports.clock.now(), in: rules.zone)
            guard try ports.ledger.newestRun(kind).map({ $0.day < day }) ?? true else { return }
            try work()
            let run = ScheduledRun(kind: kind, day: day, doneAt: ports.clock.now())
            try ports.ledger.commit { try $0.complete(run) }
        }
    }

    private func dailyTask(_ kind: ScheduledRun.Kind) -> DailyTask {
        switch kind {
        case .export: DailyTask(second: rules.exportSecond)
        case .compile: DailyTask(second: rules.activity.compileSecond)
        case .cancel, .retention: DailyTask(second: rules.activity.cancelSecond)
        }
    }

    /// When the schedule has something due next, in monotonic seconds. The wall clock may be set meanwhile: the regular
    /// look at everything looks at the schedule too.
    func nextRun(after now: Double) -> Double? {
        let wall = ports.clock.now()
        let next = ScheduledRun.Kind.allCases.map { dailyTask($0).nextInstant(after: wall, in: rules.zone) }.min()
        return next.map { now + Double($0.milliseconds - wall.milliseconds) / 1000 }
    }

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
