import DelimitedText
import Findings
import SystemPackage

/// Where to look for settings: what the command line and the process were given.
package struct SettingsRequest: Hashable, Sendable {
    /// `--config FILE`; nil = look at the usual places.
    package var file: String?
    /// `--spool DIR`; nil = as set.
    package var spool: String?
    package var environment: [String: String]
    /// Absolute. The two paths above are relative to it.
    package var workingDirectory: String

    package init(file: String? = nil, spool: String? = nil, environment: [String: String], workingDirectory: String) {
        self.file = file
        self.spool = spool
        self.environment = environment
        self.workingDirectory = workingDirectory
    }
}

extension Settings {
    /// Reads the settings. There are settings unless a fault is an error.
    ///
    /// The file is the one given, else `config/weighbridge.yaml` in the working directory, else
    /// `/etc/weighbridge/weighbridge.yaml`. Without any of them the built-in values hold, as if in the first of these.
    package static func read(_ request: SettingsRequest) -> (settings: Settings?, faults: [SettingsFault]) {
        let (settings, faults) = readAnyway(request)
        return (faults.contains { $0.severity == .error } ? nil : settings, faults)
    }

    /// The same with defaults in place of what is wrong, so that what the settings lead to can be checked too.
    static func readAnyway(_ request: SettingsRequest) -> (settings: Settings, faults: [SettingsFault]) {
        let workingDirectory = FilePath(request.workingDirectory)
        let usualPlace = workingDirectory.appending("config").appending("weighbridge.yaml")
        let file =
            request.file.map { workingDirectory.pushing(FilePath($0)).lexicallyNormalized() }
            ?? [usualPlace, "/etc/weighbridge/weighbridge.yaml"].first { exists($0.string) }

        let environment = SettingsSource.environment(request.environment)
        var sources = [environment.source]
        var faults = environment.faults
        if let file {
            do throws(SettingsFault) {
                let (source, fileFaults) = SettingsSource.file(file.string, try contents(of: file.string))
                sources += [source].compactMap(\.self)
                faults += fileFaults
            } catch {
                faults.append(error)
            }
        }
        let folder = (file ?? usualPlace).removingLastComponent()
        var reader = SettingsReader(sources: sources, folder: folder)
        let spool = request.spool.map { workingDirectory.pushing(FilePath($0)).lexicallyNormalized().string }
        let settings = Settings(file: file?.string, spool: spool, from: &reader)
        return (settings, faults + reader.faults)
    }

    private init(file: String?, spool givenSpool: String?, from reader: inout SettingsReader) {
        let folder = reader.folder
        func inFolder(_ path: String) -> String { folder.pushing(FilePath(path)).lexicallyNormalized().string }
        let spool = givenSpool ?? reader.path(.spool) ?? inFolder("../spool")
        func inSpool(_ path: String) -> String { FilePath(spool).pushing(FilePath(path)).string }

        self.file = file
        self.spool = spool
        inboxTemplate = reader.template(.inbox) ?? inSpool("inbox/\(Self.accountMark)")
        outboxTemplate = reader.template(.outbox) ?? inSpool("outbox/\(Self.accountMark)")
        claims = reader.path(.claims) ?? inSpool("inbox/.claims")
        keys = reader.path(.keys) ?? inSpool("keys")
        metrics = reader.path(.metrics) ?? inSpool("weighbridge.prom")
        let organisations = reader.path(.registerOrganisations) ?? inFolder("organisations.csv")
        let accounts = reader.path(.registerAccounts) ?? inFolder("accounts.csv")
        let isNowhere =
            file == nil && !reader.isSet(.registerOrganisations) && !reader.isSet(.registerAccounts)
            && !exists(organisations) && !exists(accounts)
        register = isNowhere ? .sample : .files(organisations: organisations, accounts: accounts)
        schemas = reader.path(.schemas) ?? inFolder("schemas")
        bankHolidays = reader.path(.bankHolidays) ?? inFolder("bank-holidays.json")
        terms = Terms(
            version: reader.text(.termsVersion, default: ""), text: reader.path(.termsText) ?? inFolder("terms.md"))
        let defaults = ReadLimits()
        limits = ReadLimits(
            bytes: reader.integer(.limitsBytes, in: 1...1_073_741_824, default: defaults.bytes),
            rows: reader.integer(.limitsRows, in: 1...10_000_000, default: defaults.rows),
            columns: reader.integer(.limitsColumns, in: 1...16_384, default: defaults.columns),
            cellBytes: reader.integer(.limitsCellBytes, in: 1...1_048_576, default: defaults.cellBytes))
        reception = Reception(
            settleSeconds: reader.number(.receptionSettleSeconds, in: 0.1...3600, default: 1),
            rescanSeconds: reader.number(.receptionRescanSeconds, in: 0.1...3600, default: 30),
            unfinishedHours: reader.number(.receptionUnfinishedHours, in: 0.01...168, default: 2))
        schedule = Schedule(
            export: reader.clockTime(.scheduleExport, default: ClockTime(hour: 3, minute: 30)),
            mar: reader.clockTime(.scheduleMAR, default: ClockTime(hour: 2, minute: 0)),
            cancel: reader.clockTime(.scheduleCancel, default: ClockTime(hour: 4, minute: 0)))
        retention = Retention(
            reportsDays: reader.integer(.retentionReportsDays, in: 1...3650, default: 90),
            receiptsDays: reader.integer(.retentionReceiptsDays, in: 0...36_500, default: 400),
            revisionsDays: reader.integer(.retentionRevisionsDays, in: 0...36_500, default: 0),
            auditDays: reader.integer(.retentionAuditDays, in: 0...36_500, default: 0),
            marMonths: reader.integer(.retentionMARMonths, in: 1...3, default: 3),
            marWorkbookDays: reader.integer(.retentionMARWorkbookDays, in: 1...90, default: 14))
        returns = Returns(
            deadlines: reader.deadlines(), narrativesInStore: reader.flag(.returnsNarrativesInStore, default: true))
        referralPattern = reader.text(.marReferralPattern, default: "")
        logsTransfers = reader.flag(.sftpLogTransfers, default: false)
        contacts = Contacts(
            support: reader.text(.contactsSupport, default: ""), regions: reader.texts(.contactsRegions),
            dwp: reader.texts(.contactsDWP))
        checkTogether(&reader)
    }

    /// What no value shows by itself.
    private func checkTogether(_ reader: inout SettingsReader) {
        if inboxTemplate == outboxTemplate {
            reader.add(
                SettingsKey.outbox.rawValue, "is the same as inbox: an account collects where it can't put anything")
        }
        if (try? Regex(referralPattern)) == nil {
            reader.add(
                SettingsKey.marReferralPattern.rawValue, "is no regular expression, such as [0-9]{10}")
        }
        let isPlain = terms.version.utf8.allSatisfy {
            isDigit($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || [0x2D, 0x2E, 0x5F].contains($0)
        }
        if !isPlain || terms.version.utf8.count > 40 {
            reader.add(
                SettingsKey.termsVersion.rawValue, "is at most 40 letters, digits, - . and _: it is written on slips")
        }
    }
}
