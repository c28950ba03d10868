import Foundation
import Testing

/// A daemon that is killed at random moments under load, and started again each time.
struct KillTests {
    private static let kills = 200

    @Test func `killed two hundred times under load, it ends as if it had lived`() throws {
        let load = Load(
            teams: ["team-north", "team-south", "team-docks", "team-east", "team-west", "team-bank", "team-wolds"],
            services: ["svc-mersey", "svc-irwell", "svc-humber"], drops: 60, seed: 2025)

        let lived = try Workbench(settings: Load.settings)
        try lived.start()
        var livedLoad = load
        try livedLoad.run(on: lived, seconds: 120)
        #expect(try lived.stop() == 0)

        let killed = try Workbench(settings: Load.settings)
        // Codes of slips and tags of contents are made with it.
        try FileManager.default.copyItem(at: lived.keys, to: killed.keys)
        var killer = Killer(seed: 42, kills: Self.kills)
        try killed.startWithoutWaiting()
        var killedLoad = load
        try killedLoad.run(on: killed, seconds: 240) { try killer.step(killed) }
        #expect(killer.killCount == Self.kills, "the load lasted for all kills")
        try killed.waitForFirstTurn()
        #expect(try killed.stop() == 0)

        try Outcome(of: lived).expect(of: killed)
        // That chance met drops on their way: of 200 starts some 70 find claims to weigh, and some 4 claims to clear away
        // that are committed. What chance seldom meets, `EffectTests` walks through.
        let startsWithClaims = killed.log.split(separator: "\n").count {
            $0.contains("claims-waiting=") && !$0.contains("claims-waiting=0")
        }
        #expect(startsWithClaims >= 10)
    }
}
