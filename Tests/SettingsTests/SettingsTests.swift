import DelimitedText
import Findings
import Foundation
import Testing

@testable import Settings

struct SettingsTests {
    let folder: Folder

    init() throws {
        folder = try Folder()
    }

    /// Reads a text as `config/weighbridge.yaml`.
    private func read(
        _ yaml: String, spool: String? = nil, environment: [String: String] = [:]
    ) throws -> (settings: Settings?, faults: [String]) {
        try folder.write(yaml, to: "config/weighbridge.yaml")
        let (settings, faults) = Settings.read(folder.request(spool: spool, environment: environment))
        return (settings, faults.map(folder.text))
    }

    @Test func `the settings file of the repository says what the program takes without it`() throws {
        let written = Settings.read(SettingsRequest(environment: [:], workingDirectory: repository))
        #expect(written.faults.isEmpty)
        var settings = try #require(written.settings)
        #expect(settings.file == repository + "/config/weighbridge.yaml")

        try folder.write("", to: "config/weighbridge.yaml")
        var builtIn = try #require(Settings.read(folder.request()).settings)
        settings.file = nil
        builtIn.file = nil
        #expect(settings.relative(to: repository) == builtIn.relative(to: folder.path))
    }

    @Test func `the settings file of the repository has every key, at least in a comment`() throws {
        let text = try String(contentsOfFile: repository + "/config/weighbridge.yaml", encoding: .utf8)
        let words = Set(text.split { $0.isWhitespace || $0 == "#" })
        for key in SettingsKey.allCases {
            let last = key.rawValue.split(separator: ".").last.map { "\($0):" } ?? ""
            #expect(words.contains(Substring(last)), "\(key.rawValue)")
        }
    }

    @Test func `built-in values are those of the contract`() throws {
        let settings = try #require(try read("").settings)
        #expect(settings.spool == folder.path + "/spool")
        #expect(settings.inbox(of: "team-north") == folder.path + "/spool/inbox/team-north")
        #expect(settings.outbox(of: "team-north") == folder.path + "/spool/outbox/team-north")
        #expect(settings.claims == folder.path + "/spool/inbox/.claims")
        #expect(settings.keys == folder.path + "/spool/keys")
        #expect(
            settings.register
                == .files(
                    organisations: folder.path + "/config/organisations.csv",
                    accounts: folder.path + "/config/accounts.csv"))
        #expect(settings.schemas == folder.path + "/config/schemas")
        #expect(settings.bankHolidays == folder.path + "/config/bank-holidays.json")
        #expect(settings.referralPattern == "")
        #expect(settings.terms == .init(version: "", text: folder.path + "/config/terms.md"))
        #expect(settings.limits == ReadLimits(bytes: 67_108_864, rows: 200_000, columns: 512, cellBytes: 16_384))
        #expect(settings.reception == .init(settleSeconds: 1, rescanSeconds: 30, unfinishedHours: 2))
        #expect(settings.schedule.export.secondOfDay == 12_600)
        #expect(settings.schedule.mar.secondOfDay == 7200)
        #expect(settings.schedule.cancel.secondOfDay == 14_400)
        #expect(
            settings.retention
                == .init(
                    reportsDays: 90, receiptsDays: 400, revisionsDays: 0, auditDays: 0, marMonths: 3,
                    marWorkbookDays: 14))
        #expect(settings.contacts == .init(support: "", regions: [:], dwp: [:]))
    }

    @Test func `a file is read, in groups or in one line`() throws {
        let (settings, faults) = try read(
            """
            spool: /srv/weighbridge/spool
            inbox: /srv/weighbridge/chroot/{account}/inbox
            outbox: /srv/weighbridge/chroot/{account}/outbox
            claims: /srv/weighbridge/chroot/.claims
            keys: keys
            register: {organisations: ../tree.csv}
            limits: {bytes: 1_000, rows: 10}
            reception:
              settle-seconds: 0.5
            schedule: {export: 23:59}
            contacts: {support: "Help, 0123", regions: {Y62: "A. Lead"}, dwp: {P1: "B. Manager"}}
            """)
        #expect(faults.isEmpty)
        let read = try #require(settings)
        #expect(read.spool == "/srv/weighbridge/spool")
        #expect(read.inbox(of: "svc-mersey") == "/srv/weighbridge/chroot/svc-mersey/inbox")
        #expect(read.outbox(of: "svc-mersey") == "/srv/weighbridge/chroot/svc-mersey/outbox")
        #expect(read.claims == "/srv/weighbridge/chroot/.claims")
        #expect(read.keys == folder.path + "/config/keys")
        #expect(
            read.register
                == .files(organisations: folder.path + "/tree.csv", accounts: folder.path + "/config/accounts.csv"))
        #expect(read.limits == ReadLimits(bytes: 1000, rows: 10))
        #expect(read.reception.settleSeconds == 0.5)
        #expect(read.schedule.export.secondOfDay == 86_340)
        #expect(
            read.contacts == .init(support: "Help, 0123", regions: ["Y62": "A. Lead"], dwp: ["P1": "B. Manager"]))
    }

    @Test(arguments: [
        "", "# nothing\n", "---\n", "limits:\n# rows: 5\nspool:\ncontacts:\n  regions:\n", "keys: ~\n", "{}",
    ])
    func `what is left empty is not set`(yaml: String) throws {
        let (settings, faults) = try read(yaml)
        #expect(faults.isEmpty)
        #expect(settings?.limits.rows == 200_000)
        #expect(settings?.spool == folder.path + "/spool")
        #expect(settings?.keys == folder.path + "/spool/keys")
    }

    @Test(arguments: [
        ("limits:\n  row: 5", "2: limits.row: unknown key; did you mean limits.rows?"),
        ("rows: 5", "1: rows: unknown key; did you mean limits.rows?"),
        ("\nlimit: {rows: 5}", "2: limit.rows: unknown key; did you mean limits.rows?"),
        ("limits: {cellBytes: 5}", "1: limits.cellBytes: unknown key; did you mean limits.cell-bytes?"),
        ("Spool: /tmp", "1: Spool: unknown key; did you mean spool?"),
        ("colour: blue", "1: colour: unknown key: take it out"),
        ("limits: 5", "1: limits: is a group of keys: write them below it, with more space before them"),
        (
            "contacts: {regions: Y62}",
            """
            1: contacts.regions: is a group of keys: write them below it, with more space before them
            """
        ),
        ("limits: {rows: many}", "1: limits.rows: must be a whole number from 1 to 10000000"),
        ("limits: {rows: 0}", "1: limits.rows: must be a whole number from 1 to 10000000"),
        ("limits: {rows: 1.5}", "1: limits.rows: must be a whole number from 1 to 10000000"),
        ("limits: {rows: [1, 2]}", "1: limits.rows: must be a whole number from 1 to 10000000"),
        ("reception: {settle-seconds: 0}", "1: reception.settle-seconds: must be a number from 0.1 to 3600.0"),
        ("reception: {rescan-seconds: .nan}", "1: reception.rescan-seconds: must be a number from 0.1 to 3600.0"),
        ("schedule: {mar: 2am}", "1: schedule.mar: must be a time of the day like \"03:30\""),
        ("schedule: {mar: \"24:00\"}", "1: schedule.mar: must be a time of the day like \"03:30\""),
        ("schedule: {mar: \"2:00\"}", "1: schedule.mar: must be a time of the day like \"03:30\""),
        ("mar: {referral-pattern: '[0-9'}", "1: mar.referral-pattern: is no regular expression, such as [0-9]{10}"),
        ("retention: {receipts-days: -1}", "1: retention.receipts-days: must be a whole number from 0 to 36500"),
        ("retention: {revisions-days: 36501}", "1: retention.revisions-days: must be a whole number from 0 to 36500"),
        ("retention: {audit-days: ever}", "1: retention.audit-days: must be a whole number from 0 to 36500"),
        ("retention: {mar-months: 4}", "1: retention.mar-months: must be a whole number from 1 to 3"),
        ("spool: \"\"", "1: spool: is blank: write a path, or take the key out for the default"),
        ("claims: /x/{account}", "1: claims: is one path for all accounts: take {account} out"),
        ("inbox: ../in", "1: inbox: must hold {account} once, between slashes, like ../spool/inbox/{account}"),
        (
            "inbox: ../{account}/{account}",
            """
            1: inbox: must hold {account} once, between slashes, like ../spool/inbox/{account}
            """
        ),
        (
            "outbox: ../out-{account}",
            "1: outbox: must hold {account} once, between slashes, like ../spool/outbox/{account}"
        ),
        ("outbox: ../{name}", "1: outbox: must hold {account} once, between slashes, like ../spool/outbox/{account}"),
        (
            "inbox: /a/{account}\noutbox: /a/./{account}",
            """
            2: outbox: is the same as inbox: an account collects where it can't put anything
            """
        ),
        (
            "terms: {version: \"2, new\"}",
            """
            1: terms.version: is at most 40 letters, digits, - . and _: it is written on slips
            """
        ),
        ("spool: /a\nspool: /b", "1: the same key twice (spool): keep one"),
        ("- spool", " the file is no list of keys: write it like `spool: ../spool`"),
    ])
    func `a fault says where and what to do`(yaml: String, fault: String) throws {
        let (settings, faults) = try read(yaml)
        #expect(faults == ["config/weighbridge.yaml:" + fault])
        #expect(settings == nil)
    }

    @Test(arguments: ["spool: [", "\tspool: x", "spool: \"x"])
    func `what is not YAML is one fault with its line`(yaml: String) throws {
        let (settings, faults) = try read("# A comment.\n" + yaml)
        #expect(settings == nil)
        #expect(faults.count == 1)
        #expect(faults.first?.wholeMatch(of: /config\/weighbridge.yaml:[23]: not YAML: .+/) != nil, "\(faults)")
    }

    @Test func `all faults come at once`() throws {
        let (settings, faults) = try read(
            "limits: {row: 5, rows: x}\nschedule: {mar: 2am}\n", environment: ["WEIGHBRIDGE_LIMIT_ROWS": "5"])
        #expect(settings == nil)
        #expect(
            faults == [
                "environment: WEIGHBRIDGE_LIMIT_ROWS: no setting has this name; did you mean WEIGHBRIDGE_LIMITS_ROWS?",
                "config/weighbridge.yaml:1: limits.row: unknown key; did you mean limits.rows?",
                "config/weighbridge.yaml:1: limits.rows: must be a whole number from 1 to 10000000",
                "config/weighbridge.yaml:2: schedule.mar: must be a time of the day like \"03:30\"",
            ])
    }

    @Test func `the environment goes before the file`() throws {
        let (settings, faults) = try read(
            "limits: {rows: 5, columns: 6}\ncontacts: {regions: {Y62: file}}\n",
            environment: [
                "WEIGHBRIDGE_LIMITS_ROWS": "7", "WEIGHBRIDGE_LIMITS_CELL_BYTES": "8",
                "WEIGHBRIDGE_RECEPTION_SETTLE_SECONDS": "0.5", "WEIGHBRIDGE_SPOOL": "elsewhere",
                "WEIGHBRIDGE_CONTACTS_REGIONS_Y62": "environment", "WEIGHBRIDGE_CONTACTS_REGIONS_Y63": "new",
                "LIMITS_BYTES": "9", "WEIGHBRIDGES": "10",
            ])
        #expect(faults.isEmpty)
        let read = try #require(settings)
        #expect(read.limits == ReadLimits(rows: 7, columns: 6, cellBytes: 8))
        #expect(read.reception.settleSeconds == 0.5)
        #expect(read.spool == folder.path + "/config/elsewhere")
        #expect(read.contacts.regions == ["Y62": "environment", "Y63": "new"])
    }

    @Test func `a wrong value in the environment is named by its variable`() throws {
        let (_, faults) = try read("limits: {rows: 5}\n", environment: ["WEIGHBRIDGE_LIMITS_ROWS": "many"])
        #expect(faults == ["environment: WEIGHBRIDGE_LIMITS_ROWS: must be a whole number from 1 to 10000000"])
    }

    @Test func `the spool of the command line takes along what is not set`() throws {
        let (settings, _) = try read(
            "spool: ../spool\nkeys: /var/lib/keys\n", spool: "other/../mine", environment: ["WEIGHBRIDGE_SPOOL": "/x"])
        let read = try #require(settings)
        #expect(read.spool == folder.path + "/mine")
        #expect(read.inbox(of: "a") == folder.path + "/mine/inbox/a")
        #expect(read.outbox(of: "a") == folder.path + "/mine/outbox/a")
        #expect(read.claims == folder.path + "/mine/inbox/.claims")
        #expect(read.keys == "/var/lib/keys")
        #expect(read.liesUnderSpool(read.inbox(of: "a")))
        #expect(!read.liesUnderSpool(read.keys))
        #expect(!read.liesUnderSpool(folder.path + "/mine-too"))
    }

    @Test func `a given file is relative to the working directory and has to be there`() throws {
        try folder.write("limits: {rows: 3}", to: "elsewhere/my.yaml")
        let (settings, _) = Settings.read(folder.request(file: "elsewhere/my.yaml"))
        #expect(settings?.limits.rows == 3)
        #expect(settings?.file == folder.path + "/elsewhere/my.yaml")
        #expect(settings?.schemas == folder.path + "/elsewhere/schemas")

        let missing = Settings.read(folder.request(file: "none.yaml"))
        #expect(missing.settings == nil)
        #expect(
            missing.faults.map(folder.text) == [
                "none.yaml: can't be read (No such file or directory): put it there, or correct the path"
            ])
    }
}

extension Settings {
    /// With one folder's path taken out of all paths.
    fileprivate func relative(to folder: String) -> Settings {
        var settings = self
        for path in [
            \Settings.spool, \.inboxTemplate, \.outboxTemplate, \.claims, \.keys, \.metrics, \.schemas, \.bankHolidays,
            \.terms.text,
        ] {
            settings[keyPath: path] = settings[keyPath: path].replacing(folder, with: "")
        }
        if case .files(let organisations, let accounts) = settings.register {
            settings.register = .files(
                organisations: organisations.replacing(folder, with: ""), accounts: accounts.replacing(folder, with: "")
            )
        }
        return settings
    }
}
