import Foundation

/// Sends SIGKILL to a daemon at moments by chance, and starts it again at once.
///
/// Half of the moments are counted from the start; the others from the sight of a claim, since a drop is claimed, weighed
/// and gone within milliseconds and kills by the clock alone would seldom meet one on its way.
struct Killer {
    private enum Moment {
        case at(ContinuousClock.Instant)
        case afterClaim(milliseconds: Int)
    }

    private var random: SplitMix
    private let kills: Int
    private(set) var killCount = 0
    private var next: Moment?

    init(seed: UInt64, kills: Int) {
        random = SplitMix(seed: seed)
        self.kills = kills
    }

    mutating func step(_ bench: Workbench) throws {
        guard killCount < kills else { return }
        guard bench.daemon?.isRunning == true else { throw TestFailure("the daemon ended by itself:\n\(bench.log)") }
        switch next {
        case nil: next = moment()
        case .at(let instant):
            if ContinuousClock.now >= instant { try kill(bench) }
        case .afterClaim(let milliseconds):
            if !bench.claimNames.isEmpty { next = .at(.now + .milliseconds(milliseconds)) }
        }
    }

    private mutating func moment() -> Moment {
        random.chance(50)
            ? .at(.now + .milliseconds(Int.random(in: 0..<350, using: &random)))
            : .afterClaim(milliseconds: Int.random(in: 0..<40, using: &random))
    }

    private mutating func kill(_ bench: Workbench) throws {
        // By contract the third crash over a drop refuses it, which a run that lived would not have done: so a drop that
        // two crashes have met is spared.
        if bench.claimNames.contains(where: { Self.tries(of: $0) >= 2 }) { return }
        bench.kill()
        killCount += 1
        next = moment()
        try bench.startWithoutWaiting()
    }

    static func tries(of claimName: String) -> Int {
        let fields = claimName.split(separator: "-", maxSplits: 3, omittingEmptySubsequences: false)
        return fields.count == 4 ? Int(fields[2]) ?? 0 : 0
    }
}
