import CivilTime
import Settings
import Testing

struct BankHolidayFileTests {
    let folder: Folder

    init() throws {
        folder = try Folder()
        try folder.write("bank-holidays: ours.json", to: "config/weighbridge.yaml")
        try folder.write(SampleRegister.organisations, to: "config/organisations.csv")
        try folder.write(SampleRegister.accounts, to: "config/accounts.csv")
    }

    private func load(_ json: String?) throws -> (holidays: BankHolidays?, faults: [String]) {
        if let json { try folder.write(json, to: "config/ours.json") }
        let (configuration, faults) = LoadedConfiguration.load(folder.request())
        return (configuration?.bankHolidays, faults.map(folder.text))
    }

    private func event(_ date: String) -> String {
        #"{"title": "A day", "date": "\#(date)", "notes": "", "bunting": true}"#
    }

    @Test func `an operator's file lies over the list that is compiled in`() throws {
        let (holidays, faults) = try load(
            """
            {"england-and-wales": {"division": "england-and-wales", "events": [\(event("2027-06-07"))]},
             "scotland": {"division": "scotland", "events": [\(event("2027-11-30"))]}}
            """)
        #expect(faults.isEmpty)
        let found = try #require(holidays)
        #expect(found.contains(try #require(CivilDay(isoText: "2027-06-07"))))
        #expect(found.contains(try #require(CivilDay(isoText: "2027-08-30"))))
        #expect(!found.contains(try #require(CivilDay(isoText: "2027-11-30"))))
    }

    @Test func `without a file the list that is compiled in counts`() throws {
        let (holidays, faults) = try load(nil)
        #expect(faults.isEmpty)
        #expect(holidays == .published)
    }

    @Test(arguments: [
        ("{", "is no list of bank holidays: take the file www.gov.uk/bank-holidays.json as it is"),
        ("[]", "is no list of bank holidays: take the file www.gov.uk/bank-holidays.json as it is"),
        (#"{"scotland": {"events": []}}"#, "has no division “england-and-wales”: take the whole file of GOV.UK"),
        (
            #"{"england-and-wales": {"events": [{"title": "A day", "date": "7/6/2027"}]}}"#,
            "the date “7/6/2027” of “A day” is no day like 2026-12-28"
        ),
    ])
    func `what is no list of GOV.UK is a fault`(json: String, fault: String) throws {
        let (holidays, faults) = try load(json)
        #expect(holidays == nil)
        #expect(faults == ["config/ours.json: \(fault)"])
    }
}
