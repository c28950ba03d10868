import Findings
import TestKit
import Testing
import Weighing
import Workflow

/// Invariant 5: whatever goes wrong at whatever moment, the end is the same.
///
/// A step that ends on the same disk goes on in the same way, so each fault is followed to the end of its step; a few are
/// followed to the end of everything.
struct FaultTests {
    private static let recording = Result { try Recording() }
    private static let stepNumbers = RichScenario.steps.indices
    private static let failure = PortFailure(
        operation: "work", subject: "a disk", cause: "ENOSPC", advice: "Make room.")
    /// Printed with every failure; another one looks at other moments.
    private static let seed: UInt64 = 2026

    private static func step(_ number: Int) throws -> Recording.Step {
        let step = try recording.get().steps[number]
        try #require(!step.moments.isEmpty)
        return step
    }

    @Test func `the scenario says and does what it promises`() throws {
        let simulation = RichScenario.begin()
        for (number, step) in RichScenario.steps.enumerated() {
            if number == 0 { simulation.start() }
            step.act(simulation)
            simulation.run(for: step.seconds)
        }
        let said = Set(simulation.receipts.flatMap { $0.report.findings.countByRule.keys })
        #expect(
            said.isSuperset(of: [
                .termsNotAccepted, .sameContent, .dateImpossible, .slipStale, .slipForeign, .linkNotFollowed,
                .folderNotRead, .uploadUnfinished, .notText, .partAdded,
            ]))
        #expect(simulation.parts.map { "\($0.key.organisation) \($0.clients)" } == ["MERSEY 2", "MERSEY-NORTH 9"])
        #expect(try simulation.outbox.files(account: "team-south").isEmpty)
        #expect(try !simulation.outbox.files(account: "team-north").contains { $0.path.hasPrefix("reports/") })
        #expect(simulation.vault.months().isEmpty)
        #expect(simulation.ledger.auditEvents.contains { $0.event == "mar-finalised" })
        #expect(simulation.ledger.auditEvents.contains { $0.event == "mar-cancelled" })
        #expect(simulation.currentTroubles.isEmpty)
    }

    @Test(arguments: stepNumbers)
    func `a run that dies at any one effect ends as one that lived`(number: Int) throws {
        let step = try Self.step(number)
        for (index, moment) in step.moments.enumerated() {
            let simulation = Simulation(from: moment)
            simulation.start()
            simulation.run(for: step.step.seconds)
            if let difference = try Outcome(simulation).difference(from: step.outcome) {
                Issue.record("step \(number), dead at effect \(index + 1): \(difference)")
            }
        }
    }

    @Test func `runs that die twice end as one that lived`() throws {
        var random = SeededRandom(seed: Self.seed)
        for _ in 0..<100 {
            let number = Int.random(in: Self.stepNumbers, using: &random)
            let step = try Self.step(number)
            let first = Int.random(in: step.moments.indices, using: &random)
            let second = Int.random(in: 1...(step.moments.count - first), using: &random)
            let simulation = Simulation(from: step.moments[first], faults: [.death(atEffect: second)])
            simulation.start()
            simulation.run(for: 2 * step.step.seconds)
            if let difference = try Outcome(simulation).difference(from: step.outcome) {
                Issue.record(
                    "seed \(Self.seed): step \(number), dead at effect \(first + 1), then at \(second): \(difference)")
            }
        }
    }

    @Test func `lives followed to the end of everything end as one that lived`() throws {
        var random = SeededRandom(seed: Self.seed)
        let recording = try Self.recording.get()
        let effects = recording.steps.map(\.moments.count).reduce(0, +)
        for _ in 0..<4 {
            let faults = (0..<3).map { _ in
                FaultPlan.Fault.death(atEffect: Int.random(in: 1...effects / 3, using: &random))
            }
            let simulation = RichScenario.begin(faults: faults)
            simulation.start()
            for step in RichScenario.steps {
                step.act(simulation)
                // Each death begins anew what has to be quiet for a while.
                simulation.run(for: 4 * step.seconds)
            }
            if let difference = try Outcome(simulation).difference(
                from: recording.steps[recording.steps.count - 1].outcome)
            {
                Issue.record("seed \(Self.seed), \(faults): \(difference)")
            }
        }
    }

    @Test(arguments: stepNumbers)
    func `an effect that fails once, or took place and yet failed, leaves no trace`(number: Int) throws {
        let step = try Self.step(number)
        for effect in 1...step.moments.count {
            if effect > step.step.claimsInOrder {
                try follow(step, .refusals(ofEffects: effect...effect, Self.failure))
            }
            try follow(step, .doubts(ofEffects: effect...effect, Self.failure))
        }
    }

    @Test func `a disk that stays full for a while leaves no trace`() throws {
        var random = SeededRandom(seed: Self.seed)
        for _ in 0..<60 {
            let number = Int.random(in: Self.stepNumbers, using: &random)
            let step = try Self.step(number)
            let effect = Int.random(in: (step.step.claimsInOrder + 1)...step.moments.count, using: &random)
            let outage = effect...(effect + Int.random(in: 1...12, using: &random))
            try follow(step, .refusals(ofEffects: outage, Self.failure))
        }
    }

    /// Plays a step with a fault in it, and gives it the time for retries.
    private func follow(_ step: Recording.Step, _ fault: FaultPlan.Fault) throws {
        let simulation = Simulation(from: step.before, faults: [fault])
        simulation.start()
        step.step.act(simulation)
        simulation.run(for: step.step.seconds + 60)
        let expected = step.outcome.withoutNumbers
        if let difference = try Outcome(simulation).withoutNumbers.difference(from: expected) {
            Issue.record("\(fault): \(difference)")
        }
        #expect(simulation.currentTroubles.isEmpty, "\(fault)")
    }
}
