import Caseload
import CivilTime
import Documents
import OutboxPlan
import Register
import TestKit
import Testing
import Weighing

/// Whose outbox holds what (outbox.md, "Documents"). The plan is told everything that the ledger knows, so what an account
/// does not see it is not shown.
struct DesiredDocumentsTests {
    private let bench = PlanBench.sample()

    private func standing(_ account: String) -> [String] {
        bench.paths(of: account).filter { !$0.hasPrefix("reports/") }
    }

    private static func dashboard(_ quarter: String) -> [String] {
        ["csv", "html", "json"].map { "dashboard-\(quarter).\($0)" }
    }

    @Test func `a team has its own dashboards, and slips for its own parts`() {
        #expect(
            standing("team-north")
                == Self.dashboard("2026-Q2") + Self.dashboard("2026-Q3") + [
                    "how-to-send.html", "index.html", "slips/withdraw-part-dashboard-2026-Q2-main.slip.csv",
                    "slips/withdraw-part-dashboard-2026-Q3-annex.slip.csv",
                    "slips/withdraw-part-dashboard-2026-Q3-main.slip.csv", "templates/dashboard-template.csv",
                    "templates/dashboard-template.xlsx",
                ])
        #expect(
            standing("team-south")
                == Self.dashboard("2026-Q3") + [
                    "how-to-send.html", "index.html", "slips/withdraw-part-dashboard-2026-Q3-main.slip.csv",
                    "templates/dashboard-template.csv", "templates/dashboard-template.xlsx",
                ])
        #expect(
            standing("team-docks") == [
                "how-to-send.html", "index.html", "templates/dashboard-template.csv",
                "templates/dashboard-template.xlsx",
            ])
    }

    @Test func `a service has the dashboards of all its teams, and slips for its returns`() throws {
        #expect(
            standing("svc-mersey")
                == Self.dashboard("2026-Q2") + Self.dashboard("2026-Q3")
                + [
                    "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4",
                ].map { "forms/return-\($0).form.csv" } + [
                    "how-to-send.html", "index.html", "return-2026-Q3.preview.html",
                    "slips/grant-stakeholder-stk-mersey.slip.csv", "slips/submit-return-2026-Q3.slip.csv",
                    "slips/withdraw-part-return-2026-Q3-main.slip.csv", "templates/return-template.csv",
                    "templates/return-template.xlsx",
                ])
        let dashboard = try #require(self.dashboard("2026-Q3", of: "svc-mersey"))
        #expect(dashboard.total.aggregate[.clients] == 9)
        #expect(dashboard.teams?.map(\.code) == ["MERSEY-DOCKS", "MERSEY-NORTH", "MERSEY-SOUTH"])
        #expect(dashboard.teams?.map { $0.total?.aggregate[.clients] } == [nil, 5, 4])
        #expect(dashboard.history.map(\.quarter.label) == ["2026-Q2"])
        #expect(self.dashboard("2026-Q3", of: "team-north")?.total.aggregate[.clients] == 5)
    }

    @Test(arguments: ["region-y62", "national-eng", "stp-qop"])
    func `areas have the returns of the quarters that have ended, and no team's numbers`(account: String) {
        let quarters = ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"]
        #expect(
            bench.paths(of: account)
                == ["index.html"]
                + quarters.flatMap { quarter in
                    ["csv", "html", "json", "xlsx"].map { "returns-\(quarter).\($0)" }
                })
    }

    @Test func `a stakeholder has a start page alone, until it is granted more`() {
        #expect(bench.paths(of: "stk-mersey") == ["index.html"])
    }

    @Test func `a service outside the returns has no template for them`() {
        #expect(bench.paths(of: "svc-harbour") == ["index.html"])
    }

    @Test func `every drop has its report in three forms, with its sender alone`() {
        let reports = bench.documents().filter(\.isReport)
        #expect(reports.count == 3 * 11)
        let counts = Dictionary(grouping: reports, by: \.account).mapValues { $0.count / 3 }
        #expect(
            counts == [
                "team-north": 3, "team-south": 3, "team-east": 1, "team-bank": 1, "svc-mersey": 1, "stp-qyg": 1,
                "prv-northern": 1,
            ])
    }

    @Test func `the names of reports say what was sent, in at most 120 bytes and without a colon`() throws {
        let form = try Regex(
            "reports/20261001T[0-9]{6}Z-(dashboard-2026-Q[23]-[a-z]+|return-2026-Q3-main|mar-keyworkers-2026-09-main|unreadable|"
                + "slip-withdraw-part-dashboard-2026-Q3-gone)-[a-z]{4}[.]report[.](html|csv|json)")
        for report in bench.documents() where report.isReport {
            #expect(report.path.wholeMatch(of: form) != nil, "\(report.path)")
            #expect(report.path.utf8.count <= 120)
        }
    }

    @Test func `no two documents have one place`() {
        let places = bench.documents().map { "\($0.account)/\($0.path)" }
        #expect(Set(places).count == places.count)
    }

    @Test func `an account that the register does not have has nothing`() {
        var bench = bench
        let north = bench.rules.register.account(named: "team-north")
        bench.rules.register = SampleHouse.register(accounts: {
            $0.replacing("team-north,team,MERSEY-NORTH\n", with: "")
        })
        #expect(north != nil)
        #expect(!bench.documents().contains { $0.account == "team-north" })
    }

    @Test func `a team that moves takes its later quarters along and leaves the earlier ones`() {
        var bench = bench
        bench.rules.register = SampleHouse.register(organisations: {
            $0.replacing("MERSEY-NORTH,Mersey North Team,team,MERSEY,,\n", with: "") + """
                MERSEY-NORTH,Mersey North Team,team,MERSEY,,2026-06-30
                MERSEY-NORTH,Irwell North Team,team,IRWELL,2026-07-01,

                """
        })
        #expect(bench.dashboardTotals(of: "svc-mersey") == ["2026-Q2": 1, "2026-Q3": 4])
        #expect(bench.dashboardTotals(of: "svc-irwell") == ["2026-Q3": 11])
        #expect(bench.dashboardTotals(of: "team-north") == ["2026-Q2": 1, "2026-Q3": 5])
    }

    @Test func `terms are with all who send for a service, and the slip with the service until it has accepted`() {
        let bench = PlanBench.sample(terms: .init(version: "1", text: "Be kind."))
        let withTerms = bench.documents().filter { $0.path == "terms.html" }.map(\.account)
        let day = bench.day
        let senders = bench.rules.register.accounts.compactMap { bench.rules.register.sender($0.name, on: day) }
        #expect(
            withTerms
                == senders.filter { [.team, .service].contains($0.account.level) && $0.service != nil }
                .map(\.account.name))
        let withSlip = bench.documents().filter { $0.path == "slips/accept-terms-terms.slip.csv" }.map(\.account)
        #expect(withSlip == ["svc-harbour", "svc-humber", "svc-irwell", "svc-mersey"])
    }

    private func dashboard(_ quarter: String, of account: String) -> Dashboard? {
        bench.documents().lazy.compactMap { document in
            guard document.account == account, case .dashboard(let dashboard, .html) = document.content else {
                return nil
            }
            return dashboard.quarter.label == quarter ? dashboard : nil
        }.first
    }
}

extension PlanBench {
    fileprivate func dashboardTotals(of account: String) -> [String: Int] {
        documents().reduce(into: [:]) { totals, document in
            guard document.account == account, case .dashboard(let dashboard, .json) = document.content else { return }
            totals[dashboard.quarter.label] = dashboard.total.aggregate[.clients]
        }
    }
}
