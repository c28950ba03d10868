package import CivilTime
import DelimitedText
import Findings
package import Register
package import TableSchema

/// Everything that is set, read and checked together: what a daemon or a command starts from, and what a reload replaces
/// as a whole.
package struct LoadedConfiguration: Hashable, Sendable {
    package var settings: Settings
    package var register: Register
    /// The schema of dashboards and returns.
    package var standardSpreadsheet: TableSchema
    /// Those of the three files of the Monthly Activities Report, in the order of `TableSchema.monthlyActivities`.
    package var monthlyActivities: [TableSchema]
    /// Those that are compiled in, with the operator's file over them.
    package var bankHolidays: BankHolidays
    /// Nil = no terms are asked for.
    package var terms: Terms?

    package struct Terms: Hashable, Sendable {
        package var version: String
        /// The text as its author wrote it.
        package var text: String
    }

    /// Reads the settings and the files that they name. There is a configuration unless a fault is an error; warnings come
    /// beside one. All faults of all files come at once.
    package static func load(
        _ request: SettingsRequest
    ) -> (configuration: LoadedConfiguration?, faults: [SettingsFault]) {
        var (settings, faults) = Settings.readAnyway(request)
        let register = loadRegister(settings, &faults)
        let schema = loadSchema(.standardSpreadsheet, settings, &faults)
        let activities = TableSchema.monthlyActivities.compactMap { loadSchema($0, settings, &faults) }
        let bankHolidays = loadBankHolidays(settings, &faults)
        let terms = loadTerms(settings, &faults)
        if let register { checkContacts(settings, register, &faults) }
        guard let register, let schema, !faults.contains(where: { $0.severity == .error }) else { return (nil, faults) }
        let configuration = LoadedConfiguration(
            settings: settings, register: register, standardSpreadsheet: schema,
            monthlyActivities: activities, bankHolidays: bankHolidays, terms: terms)
        return (configuration, faults)
    }

    /// Settings and schema alone, for a dry run: no register, no terms.
    package static func loadForDryRun(
        _ request: SettingsRequest
    ) -> (loaded: (settings: Settings, schema: TableSchema)?, faults: [SettingsFault]) {
        var (settings, faults) = Settings.readAnyway(request)
        let schema = loadSchema(.standardSpreadsheet, settings, &faults)
        guard let schema, !faults.contains(where: { $0.severity == .error }) else { return (nil, faults) }
        return ((settings, schema), faults)
    }

    private static func loadRegister(_ settings: Settings, _ faults: inout [SettingsFault]) -> Register? {
        let organisations: (path: String, bytes: [UInt8]?)
        let accounts: (path: String, bytes: [UInt8]?)
        switch settings.register {
        case .files(let organisationsPath, let accountsPath):
            organisations = (organisationsPath, read(organisationsPath, &faults))
            accounts = (accountsPath, read(accountsPath, &faults))
        case .sample:
            faults.append(
                SettingsFault(
                    .warning, file: "config/weighbridge.yaml",
                    "no settings and no register found: the sample register is used; --config says where they are"))
            organisations = ("sample organisations", Array(SampleRegister.organisations.utf8))
            accounts = ("sample accounts", Array(SampleRegister.accounts.utf8))
        }
        guard let organisationBytes = organisations.bytes, let accountBytes = accounts.bytes else { return nil }
        let (register, registerFaults) = Register.check(
            organisations: DelimitedText.records(of: organisationBytes),
            accounts: DelimitedText.records(of: accountBytes))
        faults += registerFaults.map { fault in
            SettingsFault(
                fault.severity, file: fault.file == .organisations ? organisations.path : accounts.path,
                line: fault.line, fault.message)
        }
        return register
    }

    /// A schema that is not there is the one that is compiled in (operations.md, Settings).
    private static func loadSchema(
        _ builtIn: TableSchema, _ settings: Settings, _ faults: inout [SettingsFault]
    ) -> TableSchema? {
        let path = settings.schemas + "/" + builtIn.name + ".json"
        guard exists(path) else { return builtIn }
        guard let bytes = read(path, &faults) else { return nil }
        let (schema, schemaFaults) = TableSchemaFile.read(bytes, path: path, editionOf: builtIn)
        faults += schemaFaults
        return schema
    }

    /// A list that is not there is the one that is compiled in; beside a fault nothing is started.
    private static func loadBankHolidays(_ settings: Settings, _ faults: inout [SettingsFault]) -> BankHolidays {
        guard exists(settings.bankHolidays), let bytes = read(settings.bankHolidays, &faults) else { return .published }
        do throws(SettingsFault) {
            return .published.overlaid(with: try BankHolidayFile.days(bytes, path: settings.bankHolidays))
        } catch {
            faults.append(error)
            return .published
        }
    }

    private static func loadTerms(_ settings: Settings, _ faults: inout [SettingsFault]) -> Terms? {
        guard !settings.terms.version.isEmpty, let bytes = read(settings.terms.text, &faults) else { return nil }
        return Terms(version: settings.terms.version, text: String(decoding: bytes, as: UTF8.self))
    }

    /// A contact under a mistyped code would be shown to nobody.
    private static func checkContacts(_ settings: Settings, _ register: Register, _ faults: inout [SettingsFault]) {
        let maps: [(SettingsKey, [String: String], Organisation.Level)] = [
            (.contactsRegions, settings.contacts.regions, .region), (.contactsDWP, settings.contacts.dwp, .provider),
        ]
        for (key, map, level) in maps {
            let known = register.codes(ofLevel: level)
            for code in map.keys.sorted() where !known.contains(code) {
                let near = nearestWord(to: code, among: known)
                faults.append(
                    SettingsFault(
                        file: settings.file ?? "environment", key: "\(key.rawValue).\(code)",
                        "the register has no \(level.rawValue) of this code"
                            + (near.map { "; did you mean \($0)?" } ?? ": correct it, or take it out")))
            }
        }
    }

    private static func read(_ path: String, _ faults: inout [SettingsFault]) -> [UInt8]? {
        do throws(SettingsFault) {
            return try contents(of: path)
        } catch {
            faults.append(error)
            return nil
        }
    }
}
