import Foundation

/// What many accounts send, each its drops one after the other: the next only when the one before has left the inbox. The
/// outcome of an account's drops depends on their order alone, so two runs of one load end the same, however the accounts
/// mix.
struct Load {
    /// Terms are asked for; files are taken quickly, so that many can be sent in a short time.
    static let settings = """
        terms: {version: "1"}
        reception: {settle-seconds: 0.1, rescan-seconds: 1}
        """

    private(set) var senders: [LoadSender]

    /// - Parameters:
    ///   - teams: accounts of teams in the sample register.
    ///   - drops: of each of them.
    init(teams: [String], services: [String], drops: Int, seed: UInt64) {
        var random = SplitMix(seed: seed)
        senders =
            services.map { LoadSender(account: $0, drops: [.slip("accept-terms-terms", revision: "1")]) }
            + teams.map { team in
                LoadSender(account: team, drops: Self.drops(of: team, count: drops, using: &random))
            }
    }

    /// Sends what can be sent now. True when everything was sent and every report is there.
    mutating func step(_ bench: Workbench) throws -> Bool {
        let services = senders.filter { $0.account.hasPrefix("svc-") }
        // Before its service has accepted the terms, a team's drop is refused: that would depend on the mix.
        let isAccepted = services.allSatisfy { bench.reportCount($0.account) == 1 }
        for index in senders.indices where isAccepted || senders[index].account.hasPrefix("svc-") {
            try senders[index].step(bench)
        }
        return senders.allSatisfy { $0.isDone(bench) } && bench.claimNames.isEmpty
    }

    mutating func run(on bench: Workbench, seconds: Double, besides: () throws -> Void = {}) throws {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while try !step(bench) {
            try besides()
            guard ContinuousClock.now < deadline else {
                let open = senders.filter { !$0.isDone(bench) }.map(\.progress)
                throw TestFailure("the load was not done after \(seconds) s: \(open)\n\(bench.log.suffix(3000))")
            }
            usleep(1000)
        }
    }

    private static func drops(of team: String, count: Int, using random: inout SplitMix) -> [LoadDrop] {
        var drops: [LoadDrop] = []
        var accepted: [String: Int] = [:]
        var current: [String: String] = [:]
        while drops.count < count {
            let part = ["main", "shore", "hills"].randomElement(using: &random) ?? "main"
            let quarter = ["2025-Q2", "2025-Q3"].randomElement(using: &random) ?? "2025-Q3"
            let name = "dashboard-\(quarter)" + (part == "main" ? "" : "-\(part)") + ".csv"
            let key = "dashboard-\(quarter)-\(part)"
            switch Int.random(in: 0..<20, using: &random) {
            case 0..<9:
                let size = random.chance(10) ? 2000 : Int.random(in: 1...100, using: &random)
                let text = Sheet.random(clients: size, using: &random)
                drops.append(.file(name, Data(text.utf8)))
                accepted[key, default: 0] += 1
                current[key] = text
            case 9, 10: drops.append(.file(name, Data(Sheet.faulty(clients: 20).utf8)))
            case 11:
                // The rows of another part of this quarter, where there is one.
                let twin = current.filter { $0.key.contains(quarter) && $0.key != key }.min { $0.key < $1.key }
                if let twin { drops.append(.file(name, Data(twin.value.utf8))) }
            case 12: drops.append(.file("caseload final.csv", Data(Sheet.clean(clients: 5).utf8)))
            case 13: drops.append(.file(name, Data([0x50, 0x4B, 0x03, 0x04]) + Data(repeating: 0xA5, count: 3000)))
            case 14: drops.append(.file(name, Data((Sheet.clean(clients: 9) + "\"cut off").utf8)))
            case 15: drops.append(.file(name, Data()))
            case 16: drops.append(.link(name))
            case 17: drops.append(.litter)
            default:
                guard current.removeValue(forKey: key) != nil, let revision = accepted[key] else { continue }
                let slip = LoadDrop.slip("withdraw-part-\(key)", revision: String(revision))
                drops += random.chance(30) ? [slip, .sameSlipAgain] : [slip]
            }
        }
        return drops
    }
}
