package import CivilTime
package import DelimitedText
package import MonthlyActivity
package import QuarterlyReturns
package import Register
package import TableSchema

/// What the operator has set, as far as weighing and documents depend on it. Replaced whole on a reload.
package struct HouseRules: Sendable {
    package struct Terms: Hashable, Sendable {
        /// Names the wording; a new one asks every service anew.
        package var version: String
        package var text: String

        package init(version: String, text: String) {
            self.version = version
            self.text = text
        }
    }

    package var register: Register
    package let caseloadSchema: TableSchema
    /// The schema written out, for fingerprints of what is made from it: once, as every account's documents need it.
    package let caseloadSchemaText: String
    package var limits: ReadLimits
    /// Nil where no terms are asked for.
    package var terms: Terms?
    /// Whom to ask about this service; empty = none was set.
    package var supportContact: String
    /// Whom to ask in a region, by the region's code.
    package var regionContacts: [String: String]
    package var zone: LondonZone
    /// Days for which reports stay in the outbox.
    package var reportDays: Int
    package var retention: Retention
    /// Hours after which an unfinished upload is deleted.
    package var unfinishedHours: Double
    package var deadlines: ReturnDeadlines
    /// When the regional stores are written, in seconds after midnight in London.
    package var exportSecond: Int
    /// Whether the regional stores hold the narratives.
    package var narrativesInStore: Bool
    package var activity: Activity
    package var programVersion: String

    package func schema(of kind: DropKind) -> TableSchema {
        kind.activity.map { activity.schemas[$0] } ?? caseloadSchema
    }

    /// `schema(of:)` written out, for fingerprints.
    package func schemaText(of kind: DropKind) -> String {
        kind.activity.flatMap { activity.schemaTexts[$0] } ?? caseloadSchemaText
    }

    /// Days for which the ledger keeps what no document needs any more; nil = for good.
    package struct Retention: Hashable, Sendable {
        /// Of a drop or slip: since it was received.
        package var receiptDays: Int?
        /// Of a revision that was submitted: since another was in its place, or it was withdrawn.
        package var revisionDays: Int?
        /// Of a line of the audit.
        package var auditDays: Int?

        package init(receiptDays: Int? = nil, revisionDays: Int? = nil, auditDays: Int? = nil) {
            self.receiptDays = receiptDays
            self.revisionDays = revisionDays
            self.auditDays = auditDays
        }
    }

    /// For the Monthly Activities Report.
    package struct Activity: Hashable, Sendable {
        package let schemas: ActivitySchemas
        /// Each schema written out, as `caseloadSchemaText` is.
        package let schemaTexts: [ActivityKind: String]
        /// What referral numbers look like; nil = like anything.
        package var referralPattern: ReferralPattern?
        package var deadlines: ActivityDeadlines
        /// DWP's performance manager for a provider, by the provider's code.
        package var contacts: [String: String]
        /// When months are compiled, and when those whose time is over are cancelled, in seconds after midnight in London.
        package var compileSecond: Int
        package var cancelSecond: Int

        package init(
            schemas: ActivitySchemas, referralPattern: ReferralPattern?, deadlines: ActivityDeadlines,
            contacts: [String: String], compileSecond: Int, cancelSecond: Int
        ) {
            self.schemas = schemas
            schemaTexts = ActivityKind.allCases.reduce(into: [:]) { $0[$1] = "\(schemas[$1])" }
            self.referralPattern = referralPattern
            self.deadlines = deadlines
            self.contacts = contacts
            self.compileSecond = compileSecond
            self.cancelSecond = cancelSecond
        }
    }

    package init(
        register: Register, caseloadSchema: TableSchema, limits: ReadLimits, terms: Terms?, supportContact: String,
        regionContacts: [String: String], zone: LondonZone, reportDays: Int, retention: Retention,
        unfinishedHours: Double, deadlines: ReturnDeadlines, exportSecond: Int, narrativesInStore: Bool,
        activity: Activity,
        programVersion: String
    ) {
        self.register = register
        self.caseloadSchema = caseloadSchema
        caseloadSchemaText = "\(caseloadSchema)"
        self.limits = limits
        self.terms = terms
        self.supportContact = supportContact
        self.regionContacts = regionContacts
        self.zone = zone
        self.reportDays = reportDays
        self.retention = retention
        self.unfinishedHours = unfinishedHours
        self.deadlines = deadlines
        self.exportSecond = exportSecond
        self.narrativesInStore = narrativesInStore
        self.activity = activity
        self.programVersion = programVersion
    }
}
