import TestKit
import Workflow

/// The scenario as it goes when nothing goes wrong, with a copy of the disk at every moment at which something could.
struct Recording: Sendable {
    struct Step: Sendable {
        let step: RichScenario.Step
        /// Before the step began.
        let before: Simulation.Remains
        /// Just before each effect of the step: what the program leaves that dies there.
        let moments: [Simulation.Remains]
        let outcome: Outcome
    }

    let steps: [Step]

    init() throws {
        let simulation = RichScenario.begin()
        var recorded: [Step] = []
        for (number, step) in RichScenario.steps.enumerated() {
            let before = simulation.remains
            var moments: [Simulation.Remains] = []
            if number == 0 { simulation.start() }
            simulation.plan.willTakeEffectNumber = { _ in moments.append(simulation.remains) }
            step.act(simulation)
            simulation.run(for: step.seconds)
            recorded.append(Step(step: step, before: before, moments: moments, outcome: try Outcome(simulation)))
        }
        steps = recorded
    }
}
