import CivilTime
import TestKit
import Weighing
import Workflow

extension DropCase {
    /// Plays the case; after each step the program has all the time it wants.
    func run() throws -> Simulation {
        let simulation = Simulation(rules: rules)
        for step in steps { try prepare(step, simulation) }
        simulation.start()
        simulation.run()
        var kept: (account: String, path: String, bytes: [UInt8])?
        for step in steps {
            switch step {
            case .dropBeforeBoot, .dropTried: continue
            case .drop(let account, let name, let content): simulation.drop(content, as: name, account: account)
            case .put(let account, let name, let shape):
                simulation.send(to: account) { shape.put(into: $0, as: EntryName(name), account: account) }
            case .take(let account, let path, let sender): simulation.giveBack(path, of: account, as: sender)
            case .keep(let account, let path):
                guard let bytes = simulation.outbox.bytes(at: path, account: account) else {
                    throw Mistake(line: "keep \(account) \(path)")
                }
                kept = (account, path, bytes)
            case .giveBack:
                guard let kept else { throw Mistake(line: "return") }
                simulation.drop(kept.bytes, as: "slip.csv", account: kept.account)
            case .wait(let seconds): simulation.run(for: seconds)
            }
            simulation.run()
        }
        return simulation
    }

    /// What was there before the program.
    private func prepare(_ step: Step, _ simulation: Simulation) throws {
        switch step {
        case .dropBeforeBoot(let account, let name, let content):
            simulation.spool.disk.nanoseconds = (simulation.clock.bootedAt.milliseconds - 60_000) * 1_000_000
            simulation.spool.put(content, as: EntryName(name), account: account)
        case .dropTried(let account, let name, let content):
            simulation.drop(content, as: name, account: account)
            let claim = Claim(
                account: account, sequence: 1, receivedAt: simulation.clock.now(), tries: 3, name: EntryName(name))
            for entry in try simulation.spool.look(account: account) {
                _ = try simulation.spool.claim(entry, as: claim)
            }
        default: break
        }
    }
}

extension DropCase.Shape {
    fileprivate func put(into spool: MemorySpool, as name: EntryName, account: String) {
        switch self {
        case .symlink: spool.putSymlink(as: name, account: account)
        case .folder: spool.putFolder(as: name, account: account)
        case .special: spool.putSpecial(as: name, account: account)
        case .open:
            spool.put(Array("Client ID,Referral".utf8), as: name, account: account)
            spool.openForWriting(name, account: account)
        case .unreadable: spool.putUnreadable(Array("Client ID,Referral date".utf8), as: name, account: account)
        }
    }
}
