package import CivilTime
package import DelimitedText

/// What an operator can set, validated. All paths are absolute, with `.` and `..` resolved by their text.
///
/// The keys of the file, their units, ranges and defaults are those of `config/weighbridge.yaml`.
package struct Settings: Hashable, Sendable {
    /// The settings file; nil = none was found, and all values are the built-in ones.
    package var file: String?
    /// Holds `.lock`, `.poke`, `ledger.sqlite` and `regional/`.
    package var spool: String
    /// With `{account}` in it once; see `inbox(of:)`.
    package var inboxTemplate: String
    package var outboxTemplate: String
    /// On the inboxes' filesystem, out of the senders' reach.
    package var claims: String
    /// Holds `ledger.key`.
    package var keys: String
    /// Path of the file with the metrics.
    package var metrics: String
    package var register: RegisterSource
    /// Folder of the Table Schemas.
    package var schemas: String
    /// Path of the list of bank holidays.
    package var bankHolidays: String
    package var terms: Terms
    package var limits: ReadLimits
    package var reception: Reception
    package var schedule: Schedule
    package var retention: Retention
    package var returns: Returns
    /// What referral numbers of the Monthly Activities Report look like, a regular expression for the whole number; empty = they
    /// may look like anything.
    package var referralPattern: String
    /// Whether sshd logs which files accounts put and fetch, with their names.
    package var logsTransfers: Bool
    package var contacts: Contacts

    package enum RegisterSource: Hashable, Sendable {
        case files(organisations: String, accounts: String)
        /// The sample register that is compiled in: only where there is no settings file and no register beside its place.
        case sample
    }

    package struct Terms: Hashable, Sendable {
        /// Empty = no terms are asked for.
        package var version: String
        /// Path of the text.
        package var text: String
    }

    package struct Reception: Hashable, Sendable {
        /// How long nothing may write to a file before it is claimed.
        package var settleSeconds: Double
        /// How often every inbox is looked at, announced by an event or not.
        package var rescanSeconds: Double
        /// After how long an unfinished upload is deleted, and a file still open is rejected.
        package var unfinishedHours: Double
    }

    /// Times of the day in London.
    package struct Schedule: Hashable, Sendable {
        package var export: ClockTime
        package var mar: ClockTime
        package var cancel: ClockTime
    }

    package struct Retention: Hashable, Sendable {
        package var reportsDays: Int
        /// 0 = for good, as in the two that follow.
        package var receiptsDays: Int
        package var revisionsDays: Int
        package var auditDays: Int
        package var marMonths: Int
        package var marWorkbookDays: Int
    }

    package struct Returns: Hashable, Sendable {
        /// Days until which returns of a quarter are to be submitted, in place of the 15th working day after it.
        package var deadlines: [CivilQuarter: CivilDay]
        /// Whether the regional store holds the narratives.
        package var narrativesInStore: Bool
    }

    package struct Contacts: Hashable, Sendable {
        /// Whom to ask about the service itself; empty = none was set.
        package var support: String
        /// The lead of each region, by its code.
        package var regions: [String: String]
        /// The DWP performance manager of each provider, by its code.
        package var dwp: [String: String]
    }
}

extension Settings {
    package func inbox(of account: String) -> String {
        inboxTemplate.replacing(Self.accountMark, with: account)
    }

    package func outbox(of account: String) -> String {
        outboxTemplate.replacing(Self.accountMark, with: account)
    }

    /// Whether a path lies under `spool`: there `run` makes what is missing, elsewhere the operator has provisioned it.
    package func liesUnderSpool(_ path: String) -> Bool {
        path.hasPrefix(spool.hasSuffix("/") ? spool : spool + "/")
    }

    static let accountMark = "{account}"
}
