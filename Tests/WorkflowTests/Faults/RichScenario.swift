import CivilTime
import QuarterlyReturns
import TestKit
import Weighing
import Workflow

/// A small house in which everything happens that has an effect: drops good and bad, rivals for the same content, slips
/// good and stale, what is no file, a damaged outbox, a request, a reload, midnight.
///
/// The time of the day stands still within a step, so that runs which a fault held up can be compared to the byte.
enum RichScenario {
    struct Step: Sendable {
        /// What senders, operators and the day do.
        var act: @Sendable (Simulation) -> Void
        /// Time that passes then.
        var seconds: Double = 20
        /// The first so many effects are claims whose order among accounts decides. One that fails lets other accounts' claims pass, so that
        /// no account's broken inbox holds up the others.
        var claimsInOrder = 0
    }

    static let pace = WorkLoop.Pace(rescanSeconds: 300, settleSeconds: 1, unfinishedSeconds: 1200)
    static let accounts = ["prv-northern", "stk-mersey", "stp-qyg", "svc-mersey", "team-north", "team-south"]

    /// Before the program's first start.
    static func begin(faults: [FaultPlan.Fault] = []) -> Simulation {
        let simulation = Simulation(rules: rules(), pace: pace, faults: faults)
        simulation.clock.isWallStopped = true
        simulation.outbox.put([1, 2, 3], at: "stray.txt", account: "team-north")
        simulation.outbox.put([], at: ".gitkeep", account: "team-north")
        return simulation
    }

    private static func rules(without removed: String? = nil, supportContact: String = "the desk") -> HouseRules {
        let kept = Set(accounts).subtracting([removed].compactMap(\.self))
        let register = SampleHouse.register(accounts: { text in
            text.split(separator: "\n").enumerated()
                .filter { index, line in index == 0 || kept.contains(String(line.prefix { $0 != "," })) }
                .map { $0.element + "\n" }.joined()
        })
        return SampleHouse.rules(
            register: register, terms: .init(version: "2026-1", text: "Be kind."), supportContact: supportContact)
    }

    static func caseload(_ clients: Int) -> String {
        (0..<clients).reduce("Client ID,Referral date,Discharge date\n") { $0 + "c\($1),0\($1 + 1)/07/2026,\n" }
    }

    private static func form(carriedOver: Int) -> [UInt8] {
        let draft = ReturnDraft(service: "MERSEY", quarter: CivilQuarter(label: "2026-Q3")!)
        return FormFilling.fill(ReturnForm.bytes(of: draft), [.carriedOver: "\(carriedOver)"])
    }

    static let steps: [Step] = [
        Step { _ in },
        // Before the terms, and in the very moment in which they are accepted.
        Step { $0.drop(caseload(3), as: "dashboard-2026-Q3.csv", account: "team-north") },
        Step(
            act: {
                $0.giveBack("slips/accept-terms-terms.slip.csv", of: "svc-mersey")
                $0.drop(caseload(4), as: "dashboard-2026-Q3.csv", account: "team-north")
                $0.drop(caseload(5), as: "dashboard-2026-Q3-docks.csv", account: "team-north")
            }, claimsInOrder: 1),
        // Rivals for the same content: who comes first counts, whatever his account is called.
        Step(
            act: {
                $0.drop(caseload(6), as: "dashboard-2026-Q2.csv", account: "team-south")
                $0.drop(caseload(6), as: "dashboard-2026-Q2.csv", account: "team-north")
                $0.drop(caseload(2), as: "return-2026-Q3.csv", account: "svc-mersey")
                $0.drop("Client ID,Referral date\nc1,99/99/2026\n", as: "dashboard-2026-Q3.csv", account: "team-north")
                $0.drop("x", as: "Thumbs.db", account: "team-south")
            }, claimsInOrder: 1),
        // A slip and what makes it stale; one of another account; and one that works.
        Step {
            $0.giveBack("slips/withdraw-part-dashboard-2026-Q3-docks.slip.csv", of: "team-north")
            $0.drop(caseload(7), as: "dashboard-2026-Q3.csv", account: "team-north")
            $0.giveBack("slips/withdraw-part-dashboard-2026-Q3-main.slip.csv", of: "team-north")
            $0.giveBack("slips/withdraw-part-dashboard-2026-Q3-main.slip.csv", of: "team-north", as: "team-south")
            $0.giveBack("slips/withdraw-part-dashboard-2026-Q2-main.slip.csv", of: "team-south")
        },
        // A return: a form, a slip that its form makes stale, one that submits; a stakeholder is let in.
        Step {
            $0.giveBack("slips/submit-return-2026-Q3.slip.csv", of: "svc-mersey")
            $0.drop(form(carriedOver: 5), as: "return-2026-Q3.form.csv", account: "svc-mersey")
            $0.giveBack("slips/submit-return-2026-Q3.slip.csv", of: "svc-mersey")
        },
        Step {
            $0.giveBack("slips/submit-return-2026-Q3.slip.csv", of: "svc-mersey")
            $0.giveBack("slips/grant-stakeholder-stk-mersey.slip.csv", of: "svc-mersey")
        },
        Step { $0.request(.export(region: nil)) },
        Step { $0.request(.withdrawReturn(service: "MERSEY", quarter: CivilQuarter(label: "2026-Q3")!)) },
        // What is no file, or not yet, or has two names.
        Step(
            act: { simulation in
                let account = "team-south"
                simulation.send(to: account) { spool in
                    spool.putSymlink(as: EntryName("dashboard-2026-Q1.csv"), account: account)
                    spool.putFolder(as: EntryName("Caseload"), account: account)
                    spool.put([1], as: EntryName("dashboard-2026-Q2.csv.filepart"), account: account)
                    spool.put([2], as: EntryName("dashboard-2026-Q3.csv.filepart"), account: account)
                    spool.link(
                        EntryName("dashboard-2026-Q3.csv.filepart"), as: EntryName("dashboard-2026-Q3.csv"),
                        account: account)
                }
            }, seconds: 1500),
        // Somebody damaged an outbox.
        Step(
            act: {
                $0.outbox.put(Array("damaged".utf8), at: "index.html", account: "svc-mersey")
                $0.outbox.put([1], at: "slips/of-mine.csv", account: "team-south")
            }, seconds: pace.rescanSeconds + 1),
        // A provider's month, compiled as its files come in, and final by a slip.
        Step { $0.drop(ActivityFiles.keyworkers(["K1"]), as: "mar-keyworkers-2026-09.csv", account: "prv-northern") },
        Step {
            $0.clock.wall = $0.clock.wall.advanced(bySeconds: 301)
            $0.drop(
                ActivityFiles.participants(["0001", "0002"]), as: "mar-participants-2026-09.csv",
                account: "prv-northern")
        },
        Step {
            $0.clock.wall = $0.clock.wall.advanced(bySeconds: 301)
            $0.drop(ActivityFiles.performance(), as: "mar-performance-2026-09.csv", account: "prv-northern")
        },
        Step { $0.giveBack("slips/finalise-mar-2026-09.slip.csv", of: "prv-northern") },
        // An account leaves, with a file in its inbox; the desk has another number.
        Step {
            $0.drop(caseload(8), as: "dashboard-2026-Q3.csv", account: "team-south")
            $0.reload(rules(without: "team-south", supportContact: "the other desk"))
        },
        // The next morning; and a hundred days later, when the reports have gone and the month is cancelled.
        Step {
            $0.clock.wall = $0.clock.wall.advanced(bySeconds: 86_400)
            $0.drop(caseload(9), as: "dashboard-2026-Q3.csv", account: "team-north")
        },
        Step { $0.clock.wall = $0.clock.wall.advanced(bySeconds: 100 * 86_400) },
        // An operator wants everything anew.
        Step { $0.request(.publishAll) },
    ]
}
