import CivilTime
import OutboxPlan
import Register
import TableSchema
import TestKit
import Testing
import Weighing

/// Everything that changes a document changes its fingerprint, and nothing else does.
struct FingerprintTests {
    private static let bench = PlanBench.sample(terms: .init(version: "1", text: "Be kind."))

    /// Accounts and paths whose document is new or has another fingerprint; the reports of a drop as `reports/…`.
    private func changed(_ change: (inout PlanBench) -> Void) -> Set<String> {
        var other = Self.bench
        change(&other)
        return changed(to: other)
    }

    private func changed(to other: PlanBench) -> Set<String> {
        var changed: Set<String> = []
        for document in other.documents() {
            if let old = Self.before[Place(of: document)], old.fingerprint == document.fingerprint {
                #expect(
                    old.bytes == other.bytes(of: document),
                    "\(document.account)/\(document.path) has changed, and its fingerprint has not")
            } else {
                changed.insert(
                    document.isReport ? "\(document.account) reports/…" : "\(document.account) \(document.path)")
            }
        }
        return changed
    }

    /// The sample's documents, rendered once.
    private static let before = Dictionary(
        bench.documents().map { (Place(of: $0), (fingerprint: $0.fingerprint, bytes: bench.bytes(of: $0))) },
        uniquingKeysWith: { first, _ in first })

    private struct Place: Hashable {
        var account: String
        var path: String

        init(of document: PlannedDocument) {
            (account, path) = (document.account, document.path)
        }
    }

    /// Places of the sample whose path matches.
    private func places(_ isMeant: (_ account: String, _ path: String) -> Bool) -> Set<String> {
        Set(
            Self.bench.documents().filter { isMeant($0.account, $0.path) }.map {
                $0.isReport ? "\($0.account) reports/…" : "\($0.account) \($0.path)"
            })
    }

    @Test func `without a change nothing changes`() {
        #expect(changed { _ in }.isEmpty)
    }

    @Test func `a new day renews the start pages, and how a month stands`() {
        #expect(
            changed { $0.day = CivilDay(isoText: "2026-10-02")! }
                == places { $1 == "index.html" || $1.contains(".progress.") })
    }

    @Test func `a new quarter renews the examples of the guides too, and what says how late a return is`() {
        let renewed = places { _, path in
            ["index.html", "how-to-send.html", "return-2026-Q3.preview.html"].contains(path)
                || (path.hasPrefix("returns-") && !path.hasPrefix("returns-2025-Q1"))
        }
        let forms = ["svc-mersey", "svc-irwell", "svc-humber"].map { "\($0) forms/return-2027-Q1.form.csv" }
        let areas = Self.bench.rules.register.accounts.filter {
            [.stp, .region, .national].contains($0.level) && $0.name != "dwp"
        }
        let ended = areas.flatMap { area in
            ["csv", "html", "json", "xlsx"].map { "\(area.name) returns-2026-Q4.\($0)" }
        }
        // Three months on, a provider's months are others.
        #expect(
            changed { $0.day = CivilDay(isoText: "2027-01-01")! }.filter { !$0.hasPrefix("prv-northern ") }
                == renewed.union(forms + ended).filter { !$0.hasPrefix("prv-northern ") })
    }

    @Test func `another contact stands on every page`() {
        #expect(changed { $0.rules.supportContact = "nobody" } == places { $1.hasSuffix(".html") })
    }

    @Test func `another lead of a region stands on every page in it`() {
        let inRegion = Set(
            ["team-north", "team-south", "team-docks", "team-east", "team-west"]
                + ["svc-mersey", "svc-irwell", "stk-mersey", "stp-qyg", "stp-qop", "region-y62"])
        #expect(
            changed { $0.rules.regionContacts["Y62"] = "Bo Lee" }
                == places { inRegion.contains($0) && $1.hasSuffix(".html") })
    }

    @Test func `a new version may word anything anew`() {
        #expect(changed { $0.rules.programVersion = "1.0.1" } == places { _, _ in true })
    }

    @Test func `another name of a team stands on its pages and on its service's dashboards`() {
        let renamed = SampleHouse.register(organisations: { $0.replacing("Mersey North Team", with: "Wirral Team") })
        #expect(
            changed { $0.rules.register = renamed }
                == places { account, path in
                    (account == "team-north" && (path.hasSuffix(".html") || path.hasPrefix("dashboard-")))
                        || (account == "svc-mersey" && path.hasPrefix("dashboard-"))
                })
    }

    @Test func `a drop renews the dashboards of its quarter and later ones, its slip and the start page`() {
        let other = Self.bench.dropping(
            "Client ID,Referral date\nc1,01/05/2026\n", as: "dashboard-2026-Q2.csv", account: "team-north")
        // The service has not accepted the terms, so the drop gave no numbers.
        #expect(changed(to: other) == ["team-north reports/…", "team-north index.html"])

        var open = Self.bench
        open.rules.terms = nil
        let accepted = open.dropping(
            "Client ID,Referral date\nc1,01/08/2026\n", as: "dashboard-2026-Q3.csv", account: "team-north")
        let fromOpen = changed { $0.rules.terms = nil }
        #expect(
            changed(to: accepted).subtracting(fromOpen)
                == places { account, path in
                    ["team-north", "svc-mersey"].contains(account) && path.hasPrefix("dashboard-2026-Q3")
                        || path == "return-2026-Q3.preview.html"
                }.union(["team-north reports/…", "team-north slips/withdraw-part-dashboard-2026-Q3-main.slip.csv"]))
    }

    @Test func `an earlier quarter is part of the history of later ones`() {
        var open = Self.bench
        open.rules.terms = nil
        let accepted = open.dropping(
            "Client ID,Referral date\nc1,01/05/2026\n", as: "dashboard-2026-Q2.csv", account: "team-north")
        let dashboards = changed(to: accepted).filter { $0.contains(" dashboard-") }
        #expect(
            dashboards
                == places { account, path in
                    ["team-north", "svc-mersey"].contains(account) && path.hasPrefix("dashboard-")
                })
    }

    @Test func `what the guides say of limits renews the guides`() {
        #expect(changed { $0.rules.reportDays = 30 } == places { $1 == "how-to-send.html" })
        #expect(changed { $0.rules.unfinishedHours = 5 } == places { $1 == "how-to-send.html" })
    }

    @Test func `another heading renews templates and guides`() {
        var schema = Self.bench.rules.caseloadSchema
        schema.fields[0].heading = "Client number"
        #expect(
            changed { $0.rules = SampleHouse.rules(schema: schema, terms: Self.bench.rules.terms) }
                == places { account, path in
                    (path == "how-to-send.html" || path.hasPrefix("templates/")) && !Self.sendsMonths(account)
                })
    }

    private static func sendsMonths(_ account: String) -> Bool {
        ["prv-northern", "team-leeds", "team-york"].contains(account)
    }

    @Test func `other words of the terms renew the terms, another version what waits for it too`() {
        #expect(
            changed { $0.rules.terms = .init(version: "1", text: "Be kinder.") } == places { $1 == "terms.html" })
        #expect(
            changed { $0.rules.terms = .init(version: "2", text: "Be kind.") }
                == places { account, path in
                    path == "terms.html" || path.hasPrefix("slips/accept-terms")
                        || (path == "index.html" && !Self.sendsMonths(account)
                            && (account.hasPrefix("team-") || account.hasPrefix("svc-")))
                })
    }

    @Test func `a new key renews the slips`() {
        #expect(changed { $0.key = "new" } == places { $1.hasPrefix("slips/") })
    }

    @Test func `every quarter's documents have the fingerprint of their own inputs`() {
        // Forms of one dashboard share theirs; apart from these no two documents of an account do.
        let documents = Self.bench.documents().filter { $0.account == "team-north" && !$0.isReport }
        let byFingerprint = Dictionary(grouping: documents, by: \.fingerprint).values
        for group in byFingerprint where group.count > 1 {
            #expect(Set(group.map { $0.path.split(separator: ".").first }).count == 1)
        }
    }
}
