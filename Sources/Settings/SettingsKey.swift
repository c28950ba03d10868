/// Every key of the settings file.
enum SettingsKey: String, CaseIterable {
    case spool, inbox, outbox, claims, keys, metrics
    case registerOrganisations = "register.organisations"
    case registerAccounts = "register.accounts"
    case schemas
    case bankHolidays = "bank-holidays"
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
    case retentionReceiptsDays = "retention.receipts-days"
    case retentionRevisionsDays = "retention.revisions-days"
    case retentionAuditDays = "retention.audit-days"
    case retentionMARMonths = "retention.mar-months"
    case retentionMARWorkbookDays = "retention.mar-workbook-days"
    case returnsDeadlines = "returns.deadlines"
    case returnsNarrativesInStore = "returns.narratives-in-store"
    case marReferralPattern = "mar.referral-pattern"
    case sftpLogTransfers = "sftp.log-transfers"
    case contactsSupport = "contacts.support"
    case contactsRegions = "contacts.regions"
    case contactsDWP = "contacts.dwp"

    /// A group whose own keys are codes of organisations, or quarters.
    var isMap: Bool { self == .contactsRegions || self == .contactsDWP || self == .returnsDeadlines }

    /// `WEIGHBRIDGE_LIMITS_CELL_BYTES` for `limits.cell-bytes`.
    var environmentName: String {
        let name = rawValue.uppercased().map { $0 == "." || $0 == "-" ? "_" : String($0) }
        return Self.environmentPrefix + "_" + name.joined()
    }

    static let environmentPrefix = "WEIGHBRIDGE"
}

extension SettingsKey {
    /// `limits.rows`, `contacts.regions.Y62`.
    static func isKnown(_ key: String) -> Bool {
        allCases.contains { $0.isMap ? $0.code(in: key) != nil : $0.rawValue == key }
    }

    /// The code in a key of this map; nil where the key is another's.
    func code(in key: String) -> String? {
        guard isMap, key.hasPrefix(rawValue + ".") else { return nil }
        let code = key.dropFirst(rawValue.count + 1)
        return code.isEmpty || code.contains(".") ? nil : String(code)
    }

    /// `limits` is a group: it can be there with nothing in it.
    static func isGroup(_ name: String) -> Bool {
        allCases.contains { $0.rawValue.hasPrefix(name + ".") || ($0.isMap && $0.rawValue == name) }
    }

    /// What to say of a key that is not known.
    static func unknownText(_ key: String) -> String {
        if isGroup(key) { return "is a group of keys: write them below it, with more space before them" }
        let known = allCases.map { $0.isMap ? $0.rawValue + ".CODE" : $0.rawValue }
        let near = nearestWord(to: key, among: known)
        return "unknown key" + (near.map { "; did you mean \($0)?" } ?? ": take it out")
    }

    /// The key that an environment variable sets; nil where there is none.
    static func key(ofEnvironmentName name: String) -> String? {
        for key in allCases {
            if !key.isMap, key.environmentName == name { return key.rawValue }
            if key.isMap, name.hasPrefix(key.environmentName + "_") {
                return key.rawValue + "." + name.dropFirst(key.environmentName.count + 1)
            }
        }
        return nil
    }
}
