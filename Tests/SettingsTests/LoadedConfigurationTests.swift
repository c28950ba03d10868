import CivilTime
import Findings
import Foundation
import Register
import Settings
import TableSchema
import Testing

struct LoadedConfigurationTests {
    let folder: Folder
    let today: CivilDay

    init() throws {
        folder = try Folder()
        today = try #require(CivilDay(isoText: "2026-11-25"))
    }

    /// A settings file and a small register.
    private func writeRegister(settings: String = "") throws {
        try folder.write(settings, to: "config/weighbridge.yaml")
        try folder.write(
            "\u{FEFF}code;name;level;parent;valid_from;valid_to\r\nENG;England;nation;;;\r\nY62;\"North; West\";region;ENG;;\r\n",
            to: "config/organisations.csv")
        try folder.write("account,level,organisation\nregion-y62,region,Y62\n", to: "config/accounts.csv")
    }

    private func faults(environment: [String: String] = [:]) -> [String] {
        let (configuration, faults) = LoadedConfiguration.load(folder.request(environment: environment))
        #expect((configuration == nil) == faults.contains { $0.severity == .error })
        return faults.map(folder.text)
    }

    @Test func `a register may be any delimited text`() throws {
        try writeRegister()
        let (configuration, faults) = LoadedConfiguration.load(folder.request())
        #expect(faults.isEmpty)
        #expect(configuration?.register.organisation(code: "Y62", on: today)?.name == "North; West")
        #expect(configuration?.standardSpreadsheet == .standardSpreadsheet)
    }

    @Test func `faults of settings, register, schema and terms come at once`() throws {
        try writeRegister(settings: "limits: {rows: 0}\nterms: {version: v1}\n")
        try folder.write("account,level,organisation\n\nBad Name,team,Y62\n", to: "config/accounts.csv")
        try folder.write("{", to: "config/schemas/standard-spreadsheet.json")
        let found = faults()
        #expect(
            found.prefix(3) == [
                "config/weighbridge.yaml:1: limits.rows: must be a whole number from 1 to 10000000",
                "config/accounts.csv:3: “Bad Name” can't be an account's name: "
                    + "2 to 31 of a-z, 0-9 and -, beginning with a letter; write “bad-name”",
                "config/accounts.csv:3: an account of level team belongs to a team, and “Y62” is a region: "
                    + "correct the level or the organisation",
            ])
        #expect(found.count == 5)
        #expect(
            found.last
                == "config/terms.md: can't be read (No such file or directory): put it there, or correct the path")
    }

    @Test func `a register that is not there is a fault`() throws {
        try folder.write("", to: "config/weighbridge.yaml")
        #expect(
            faults()
                == ["organisations", "accounts"].map {
                    "config/\($0).csv: can't be read (No such file or directory): put it there, or correct the path"
                })
    }

    @Test func `a folder in a file's place is a fault`() throws {
        try writeRegister()
        let config = folder.path + "/config"
        #expect(
            faults(environment: ["WEIGHBRIDGE_REGISTER_ACCOUNTS": config]) == ["config: can't be read: is it a file?"])
    }

    @Test(.enabled(if: !FileManager.default.fileExists(atPath: "/etc/weighbridge/weighbridge.yaml")))
    func `with neither settings nor register the sample register is used, and that is said`() throws {
        let (configuration, faults) = LoadedConfiguration.load(folder.request(spool: "s"))
        #expect(configuration?.register.account(named: "team-north") != nil)
        #expect(configuration?.settings.file == nil)
        #expect(configuration?.settings.spool == folder.path + "/s")
        #expect(faults.map(\.severity) == [.warning])

        let named = LoadedConfiguration.load(
            folder.request(environment: ["WEIGHBRIDGE_REGISTER_ACCOUNTS": "accounts.csv"]))
        #expect(named.configuration == nil)
    }

    @Test func `terms are read where a version is set`() throws {
        try writeRegister(settings: "terms: {version: v1, text: our-terms.md}\n")
        try folder.write("# Ours\n", to: "config/our-terms.md")
        let terms = try #require(LoadedConfiguration.load(folder.request()).configuration?.terms)
        #expect(terms.version == "v1")
        #expect(terms.text == "# Ours\n")
    }

    @Test func `a contact under a code that the register lacks is a fault`() throws {
        try writeRegister(settings: "contacts: {regions: {Y62: x, Y63: x}, dwp: {P1: x}}\n")
        #expect(
            faults() == [
                "config/weighbridge.yaml: contacts.regions.Y63: the register has no region of this code; did you mean Y62?",
                "config/weighbridge.yaml: contacts.dwp.P1: the register has no provider of this code: "
                    + "correct it, or take it out",
            ])
    }

    @Test func `a parent that ended is a warning with its line`() throws {
        try writeRegister()
        try folder.write(
            "code,name,level,parent,valid_from,valid_to\nENG,England,nation,,,2026-03-31\nY62,North West,region,ENG,,\n",
            to: "config/organisations.csv")
        let (configuration, faults) = LoadedConfiguration.load(folder.request())
        #expect(configuration != nil)
        #expect(faults.map(\.severity) == [.warning])
        #expect(faults.first.map(folder.text)?.hasPrefix("config/organisations.csv:3: its parent “ENG” ends") == true)
    }
}

/// What ships in `config` and `spool`.
struct ShippedConfigurationTests {
    let configuration: LoadedConfiguration
    let today: CivilDay

    init() throws {
        let (configuration, faults) = LoadedConfiguration.load(
            SettingsRequest(environment: [:], workingDirectory: repository))
        #expect(faults.isEmpty)
        self.configuration = try #require(configuration)
        today = try #require(CivilDay(isoText: "2026-11-25"))
    }

    @Test func `the default register has NHS England's regions and STPs, and a sample of every level`() {
        let register = configuration.register
        let counts = Dictionary(grouping: register.organisations(on: today), by: \.level).mapValues(\.count)
        // Seven regions and OTHER; England and DWP.
        #expect(counts == [.nation: 2, .region: 8, .stp: 36, .service: 4, .team: 10, .provider: 1])
        #expect(
            Set(register.accounts.map(\.level)) == [
                .team, .service, .stakeholder, .stp, .region, .national, .provider,
            ])
        let levels: [Organisation.Level] = [.service, .team, .provider]
        for organisation in register.organisations(on: today) where levels.contains(organisation.level) {
            #expect(!register.accounts(ofOrganisation: organisation.code).isEmpty, "\(organisation.code)")
        }
    }

    /// 42 STPs passed their codes to ICBs; on 1 April 2026 six ICBs came in the place of twelve.
    @Test(arguments: [("2026-Q1", 42), ("2026-Q2", 36)])
    func `an STP counts for a quarter when it was there on its last day`(quarter: String, stps: Int) throws {
        let last = try #require(CivilQuarter(label: quarter)).last
        #expect(configuration.register.organisations(on: last).count { $0.level == .stp } == stps)
    }

    /// Names and codes of April 2021, which the boards of 2022 took over, and one of the boards of 2026.
    @Test(arguments: [
        ("Y62", "North West", "ENG"), ("Y63", "North East and Yorkshire", "ENG"),
        ("QYG", "Cheshire and Merseyside", "Y62"), ("QOP", "Greater Manchester", "Y62"),
        ("QOQ", "Humber, Coast and Vale", "Y63"), ("S0E4D", "NHS Thames Valley", "Y59"),
    ])
    func `real codes are as published`(code: String, name: String, parent: String) {
        let organisation = configuration.register.organisation(code: code, on: today)
        #expect(organisation?.name == name)
        #expect(organisation?.parent == parent)
    }

    @Test func `no terms are asked for until there is a version`() {
        #expect(configuration.terms == nil)
        #expect(FileManager.default.fileExists(atPath: configuration.settings.terms.text))
    }

    @Test func `the schema is the compiled one`() {
        #expect(FileManager.default.fileExists(atPath: configuration.settings.schemas + "/standard-spreadsheet.json"))
        #expect(configuration.standardSpreadsheet == .standardSpreadsheet)
    }

    @Test func `the bank holidays are the compiled ones`() {
        #expect(FileManager.default.fileExists(atPath: configuration.settings.bankHolidays))
        #expect(configuration.bankHolidays == .published)
    }

    @Test func `the schemas of the Monthly Activities Report are the compiled ones`() {
        for name in ["mar-keyworkers", "mar-participants", "mar-performance"] {
            #expect(FileManager.default.fileExists(atPath: "\(configuration.settings.schemas)/\(name).json"))
        }
        #expect(configuration.monthlyActivities == TableSchema.monthlyActivities)
    }

    @Test(arguments: [
        ("organisations.csv", SampleRegister.organisations), ("accounts.csv", SampleRegister.accounts),
    ])
    func `the register is the compiled sample`(file: String, text: String) throws {
        #expect(try String(contentsOfFile: "\(repository)/config/\(file)", encoding: .utf8) == text)
    }

    @Test(arguments: ["inbox", "outbox"])
    func `the spool has the folders of the sample accounts and of no others`(box: String) throws {
        for account in configuration.register.accounts {
            let path = "\(repository)/spool/\(box)/\(account.name)/.gitkeep"
            #expect(FileManager.default.fileExists(atPath: path), "\(path)")
        }
    }
}
