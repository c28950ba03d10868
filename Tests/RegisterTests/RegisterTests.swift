import CivilTime
import Register
import Testing

struct RegisterTests {
    let register: Register

    init() throws {
        let checked = check()
        #expect(checked.errors.isEmpty && checked.warnings.isEmpty)
        register = try #require(checked.register)
    }

    @Test func `accounts are found by name and listed by name`() {
        #expect(
            register.account(named: "svc-mersey") == Account(name: "svc-mersey", level: .service, organisation: "S1"))
        #expect(register.account(named: "nobody") == nil)
        #expect(register.accounts.count == 12)
        #expect(register.accounts.map(\.name) == register.accounts.map(\.name).sorted())
    }

    @Test func `an organisation's accounts, and those that can accept terms for it`() {
        #expect(
            register.accounts(ofOrganisation: "S1").map(\.name) == ["stk-council", "svc-mersey", "svc-mersey-2"])
        #expect(register.accountsThatCanAccept(termsFor: "S1").map(\.name) == ["svc-mersey", "svc-mersey-2"])
        #expect(register.accountsThatCanAccept(termsFor: "S9").isEmpty)
    }

    @Test func `a service's teams are those valid on the day`() throws {
        #expect(try register.teams(ofService: "S1", on: day("2026-06-30")).map(\.code) == ["T1", "T2"])
        #expect(try register.teams(ofService: "S1", on: day("2026-07-01")).map(\.code) == ["T1"])
        #expect(try register.teams(ofService: "P1", on: day("2026-07-01")).map(\.code) == ["PT1"])
        #expect(try register.isTeam("T2", ofService: "S1", on: day("2026-06-30")))
        #expect(try !register.isTeam("T2", ofService: "S1", on: day("2026-07-01")))
        #expect(try !register.isTeam("T1", ofService: "P1", on: day("2026-07-01")))
        #expect(try !register.isTeam("S1", ofService: "S1", on: day("2026-07-01")))
    }

    @Test func `a quarter's organisations are those valid on its last day`() throws {
        let south = try #require(try register.organisation(code: "T2", on: day("2026-06-30")))
        #expect(south.counts(for: CivilQuarter(year: 2026, number: 2)))
        #expect(!south.counts(for: CivilQuarter(year: 2026, number: 3)))
        let region = try #require(try register.organisation(code: "Y62", on: day("2019-04-01")))
        #expect(!region.counts(for: CivilQuarter(year: 2019, number: 1)))
        #expect(region.counts(for: CivilQuarter(year: 2019, number: 2)))
        #expect(try register.organisation(code: "T2", on: day("2026-07-01")) == nil)
    }

    @Test(arguments: [
        ("T1", "S1", "Y62", false), ("S1", "S1", "Y62", false), ("QYG", nil, "Y62", false),
        ("Y62", nil, "Y62", false), ("ENG", nil, nil, false), ("T9", "S9", "OTHER", true),
        ("S9", "S9", "OTHER", true), ("P1", nil, nil, false), ("PT1", nil, nil, false), ("no such", nil, nil, false),
    ])
    func `what stands above an organisation`(code: String, service: String?, region: String?, isOutside: Bool) throws {
        let today = try day("2026-11-25")
        #expect(register.service(of: code, on: today) == service)
        #expect(register.region(of: code, on: today) == region)
        #expect(register.isOutsideReturns(code, on: today) == isOutside)
    }

    @Test(arguments: [
        ("team-north", "T1", "S1", false, nil), ("team-south", "T2", "S1", false, nil),
        ("svc-mersey", "S1", "S1", false, nil), ("team-harbour", "T9", "S9", true, nil),
        ("stk-council", "S1", "S1", false, nil), ("stp-qyg", "QYG", nil, false, nil),
        ("provider-one", "P1", nil, false, "P1"), ("team-provider", "PT1", nil, false, "P1"),
        ("dwp", "DWP", nil, false, nil),
    ])
    func `a sender's rights follow from where it stands`(
        name: String, organisation: String, service: String?, isOutside: Bool, provider: String?
    ) throws {
        let sender = try #require(try register.sender(name, on: day("2026-11-25")))
        #expect(sender.account.name == name)
        #expect(sender.organisation.code == organisation)
        #expect(sender.service == service)
        #expect(sender.isOutsideReturns == isOutside)
        #expect(sender.provider == provider)
    }

    @Test(arguments: [
        ("QYG", ["S1"]), ("Y62", ["S1"]), ("ENG", ["S1", "S9"]), ("OTHER", ["S9"]), ("S1", ["S1"]), ("P1", []),
        ("no such", []),
    ])
    func `services of an area at any depth`(area: String, services: [String]) {
        #expect(register.codesOfServices(everBelow: area).sorted() == services)
    }

    @Test func `a service that moved is one of both areas`() throws {
        let moved = try #require(
            check(
                organisations: soundOrganisations.replacing(
                    "S1,Mersey IPS,service,QYG,,",
                    with: "S1,Mersey IPS,service,OTHER,,2026-03-31\nS1,Mersey Service,service,QYG,2026-04-01,")
            ).register)
        for area in ["QYG", "OTHER"] { #expect(moved.codesOfServices(everBelow: area).contains("S1")) }
    }

    @Test func `who is not in the register is no sender`() throws {
        #expect(try register.sender("stranger", on: day("2026-11-25")) == nil)
    }

    @Test func `a service that moves belongs on each day where it stood then`() throws {
        let moved = try #require(
            check(
                organisations: soundOrganisations.replacing(
                    "S1,Mersey IPS,service,QYG,,",
                    with: "S1,Mersey IPS,service,OTHER,,2026-03-31\nS1,Mersey Service,service,QYG,2026-04-01,")
            ).register)
        #expect(try moved.region(of: "T1", on: day("2026-03-31")) == "OTHER")
        #expect(try moved.region(of: "T1", on: day("2026-04-01")) == "Y62")
        #expect(try moved.organisation(code: "S1", on: day("2026-03-31"))?.name == "Mersey IPS")
        #expect(try moved.organisation(code: "S1", on: day("2026-04-01"))?.name == "Mersey Service")
    }

    @Test func `where no line is valid the last one before counts for what stands above`() throws {
        let ended = check(
            organisations: soundOrganisations.replacing(
                "QYG,Cheshire and Merseyside,stp,Y62,2019-04-01,",
                with: "QYG,Cheshire and Merseyside,stp,Y62,2019-04-01,2026-03-31"))
        let register = try #require(ended.register)
        #expect(try register.region(of: "T1", on: day("2026-11-25")) == "Y62")
        #expect(try register.region(of: "T1", on: day("2001-01-01")) == "Y62")
        #expect(
            ended.warnings == [
                "organisations:7: its parent “QYG” ends on 2026-03-31, and this line goes on: "
                    + "end it then, and add a line with the new parent from the day after"
            ])
    }

    @Test func `columns may stand in any order, with blanks and in capitals`() {
        let checked = check(
            organisations: " Level ,CODE,name,parent,valid_to,valid_from,,\nnation, ENG ,England,,,,,\n\n,,,,,,,\n",
            accounts: accountHeadings + "national,National,ENG\n")
        #expect(checked.errors.isEmpty)
        #expect(checked.register?.account(named: "national")?.organisation == "ENG")
    }
}
