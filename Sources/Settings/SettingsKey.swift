/// Every key of the settings file.
enum SettingsKey: String, CaseIterable {
    case spool, inbox, outbox, claims, keys
    case registerOrganisations = "register.organisations"
    case registerAccounts = "register.accounts"
    case schemas
    case termsVersion = "terms.version"
    case termsText = "terms.text"
    case limitsBytes = "limits.bytes"
    case limitsRows = "limits.rows"
    case limitsColumns = "limits.columns"
    case limitsCellBytes = "limits.cell-bytes"
    case receptionSettleSeconds = "reception.settle-seconds"
    case receptionRescanSeconds = "reception.rescan-seconds"
    case receptionUnfinishedHours = "reception.unfinished-hours"
    case scheduleExport = "schedule.export"
    case scheduleMAR = "schedule.mar"
    case scheduleCancel = "schedule.cancel"
    case retentionReportsDays = "retention.reports-days"
    case retentionMARMonths = "retention.mar-months"
    case retentionMARWorkbookDays = "retention.mar-workbook-days"
    case contactsSupport = "contacts.support"
    case contactsRegions = "contacts.regions"
    case contactsDWP = "contacts.dwp"

    /// A group whose own keys are codes of organisations.
    var isMap: Bool { self == .contactsRegions || self == .contactsDWP }

    /// `WEIGHBRIDGE_LIMITS_CELL_BYTES` for `limits.cell-bytes`.
    var environmentName: String {
        let name = rawValue.uppercased().map { $0 == "." || $0 == "-" ? "_" : String($0) }
        return Self.environmentPrefix + "_" + name.joined()
    }

    static let environmentPrefix = "WEIGHBRIDGE"

    /// `limits` is a group: it can be there with nothing in it.
    static func isGroup(_ name: String) -> Bool {
        allCases.contains { $0.rawValue.hasPrefix(name + ".") || ($0.isMap && $0.rawValue == name) }
    }
}
