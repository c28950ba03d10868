import CivilTime
import MonthlyActivity
import OutboxPlan
import Register
import Weighing

extension WorkLoop {
    /// Seconds between two compilations of a month for drops, at least (published).
    private static let compilationPause: Int64 = 300

    var desk: ActivityDesk {
        ActivityDesk(ledger: ports.ledger, vault: ports.vault, rules: rules, notify: ports.notify)
    }

    // MARK: Compiling

    /// Compiles the months that have changed since they were; those that have just been wait a little.
    func compileWhatChanged() {
        guard activityCheckAt <= ports.clock.now() else { return }
        attempt(.compile, "compiling months") { () throws(PortFailure) in try compileStaleMonths(withPause: true) }
    }

    /// - Parameter withPause: false compiles those too that have just been compiled.
    func compileStaleMonths(withPause: Bool) throws(PortFailure) {
        let now = ports.clock.now()
        var next = Self.never
        for stale in try staleMonths(at: now) {
            if withPause, stale.readyAt > now {
                next = min(next, stale.readyAt)
            } else {
                try compile(stale.name, cause: stale.cause)
            }
        }
        activityCheckAt = next
    }

    /// A drop, a slip or the day may have changed a month.
    func activityChanged() { activityCheckAt = Self.always }

    /// When a month that has to wait is compiled, in monotonic seconds.
    func nextCompilation(after now: Double) -> Double? {
        guard activityCheckAt != Self.never, troubles[.compile] == nil else { return nil }
        return now + Double(max(0, activityCheckAt.milliseconds - ports.clock.now().milliseconds)) / 1000
    }

    static let always = Instant(milliseconds: .min)
    static let never = Instant(milliseconds: .max)

    private struct StaleMonth {
        var name: ProviderMonth
        var cause: CompilationRecord.Cause
        /// When it may be compiled.
        var readyAt = WorkLoop.always
    }

    private func staleMonths(at now: Instant) throws(PortFailure) -> [StaleMonth] {
        let providers = rules.register.codes(ofLevel: .provider)
        guard !providers.isEmpty else { return [] }
        let organisations = Set(providers).union(providers.flatMap(rules.register.codesOfTeams(everBelow:)))
        let facts = try ports.ledger.facts(accounts: [], organisations: organisations, since: now)
        let newest = facts.compilations.reduce(into: [:]) { $0[$1.name] = $1 }
        var stale: [StaleMonth] = []
        for month in facts.activityMonths where month.cancelledAt == nil {
            guard let newest = newest[month.name] else {
                stale.append(StaleMonth(name: month.name, cause: .change))
                continue
            }
            if let requestedAt = month.requestedAt, requestedAt > newest.at {
                stale.append(StaleMonth(name: month.name, cause: .request))
                continue
            }
            let basis = ActivityBasis.text(of: month.name, parts: facts.parts, rules: rules)
            let hasEnded = rules.activity.deadlines.hasEnded(month.name.month, at: now, zone: rules.zone)
            if basis != newest.basis || hasEnded != newest.isEnded {
                stale.append(
                    StaleMonth(
                        name: month.name, cause: .change, readyAt: newest.at.advanced(bySeconds: Self.compilationPause))
                )
            } else if (month.finalisedBasis == basis) != newest.isFinalised {
                stale.append(StaleMonth(name: month.name, cause: .change))
            }
        }
        return stale
    }

    /// What an operator has asked for.
    func compileByHand(_ name: ProviderMonth) throws(PortFailure) -> String {
        guard let record = try compile(name, cause: .request) else {
            return "nothing is kept of \(name.provider) for \(name.month.label)"
        }
        publish(sliceSeconds: .infinity)
        return """
            \(name.provider) \(name.month.label): compilation \(record.number), \(record.state.rawValue), \
            \(record.isComplete ? "complete" : "something is missing or to mend"); the workbook lies in the provider's outbox
            """
    }

    @discardableResult
    private func compile(
        _ name: ProviderMonth, cause: CompilationRecord.Cause
    ) throws(PortFailure) -> CompilationRecord? {
        let now = ports.clock.now()
        // First: a commit that took place and yet failed leaves nothing to compile, and something to publish.
        publishing.add(rules.accountsThatSee(monthsOf: name.provider))
        var record: CompilationRecord?
        var toMend = 0
        try ports.ledger.commit { transaction in
            guard let month = try transaction.activityMonth(name), month.cancelledAt == nil else { return }
            let basis = try ActivityBasis.parts(of: name, rules: rules, in: transaction)
            let isFinalised = month.finalisedBasis == basis
            let compilation = try desk.compilation(of: name, at: now, isFinalised: isFinalised)
            toMend = compilation.toMend.count
            let made = CompilationRecord(
                name: name, number: (try transaction.compilation(name)?.number ?? 0) + 1, at: now, cause: cause,
                basis: basis, state: compilation.state, isComplete: compilation.isComplete,
                isEnded: rules.activity.deadlines.hasEnded(name.month, at: now, zone: rules.zone),
                isFinalised: isFinalised)
            try transaction.compile(made)
            record = made
        }
        if let record {
            ports.notify(.compiled(name, number: record.number, state: record.state, toMend: toMend))
        }
        return record
    }

    // MARK: Cancelling

    /// Destroys the months whose time is over: the key first, without which nothing that is left can be read.
    func cancelMonths() throws(PortFailure) {
        let now = ports.clock.now()
        let facts = try ports.ledger.facts(accounts: [], organisations: nil, since: now)
        var kept: Set<ProviderMonth> = []
        for month in facts.activityMonths where month.cancelledAt == nil {
            let day = rules.activity.deadlines.cancelDay(
                of: month.name.month, firstDrop: rules.zone.day(at: month.firstDropAt))
            guard day <= rules.zone.day(at: now) else {
                kept.insert(month.name)
                continue
            }
            publishing.add(rules.accountsThatSee(monthsOf: month.name.provider))
            try ports.vault.destroyKey(of: month.name)
            try ports.ledger.commit { transaction in
                try transaction.cancel(month.name, at: now)
                try transaction.audit(
                    AuditEvent(
                        at: now, event: "mar-cancelled", account: nil,
                        detail: "\(month.name.provider), \(month.name.month.label)"))
            }
            ports.notify(.cancelled(month.name))
        }
        // Of a drop that was never committed.
        for name in try ports.vault.months() where !kept.contains(name) { try ports.vault.destroyKey(of: name) }
        try ports.ledger.scrub()
    }
}
