import Foundation
import Testing

/// The real program on this host: what it says of the host differs from one to the next, what it says of its own places and
/// its own daemon does not.
struct DoctorTests {
    private func states(_ bench: Workbench) throws -> (states: [String: String], status: Int32) {
        let answer = try bench.command(["doctor", "--format", "json"])
        let checks = try #require(answer.json()["checks"] as? [[String: Any]])
        #expect(checks.allSatisfy { ($0["message"] as? String)?.isEmpty == false })
        let states = checks.reduce(into: [:]) { $0[$1["name"] as? String ?? ""] = $1["state"] as? String ?? "" }
        return (states, answer.status)
    }

    @Test
    func `it knows a spool that was never used, one that works, and a daemon as it should be from one that is not`()
        throws
    {
        let bench = try Workbench(accounts: ["team-north"])
        var found = try states(bench)
        #expect(found.states["filesystem"] == "fault")
        #expect(found.states["ledger"] == "unknown")
        #expect(found.states["daemon"] == "unknown")
        #expect(found.status == 65)

        let tunables = "glibc.malloc.perturb=165:glibc.malloc.tcache_count=0"
        try bench.start(environment: ["GLIBC_TUNABLES": tunables, "SWIFT_BACKTRACE": "enable=no"])
        try bench.waitForFirstTurn()
        found = try states(bench)
        #expect(found.states["filesystem"] == "good")
        #expect(found.states["ledger"] == "good")
        #expect(found.states["keys"] == "warning", "they lie under the spool")
        // Its memory holds people's data: nobody but root may look at the process.
        guard geteuid() == 0 else {
            #expect(found.states["daemon"] == "unknown")
            return
        }
        #expect(found.states["memory"] == "good")
        #expect(found.states["core"] == "good")
        #expect(found.states["lease"] == "good")

        #expect(try bench.stop() == 0)
        try bench.start()
        try bench.waitForFirstTurn()
        found = try states(bench)
        #expect(found.states["memory"] == "fault")
        #expect(found.status == 65)
        let text = try bench.command(["doctor"]).text
        #expect(text.contains("fault    memory"))
        #expect(text.contains("Set GLIBC_TUNABLES and SWIFT_BACKTRACE as systemd/weighbridge.service does."))
    }
}
