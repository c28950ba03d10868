package import CivilTime
package import DelimitedText
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
    /// Hours after which an unfinished upload is deleted.
    package var unfinishedHours: Double
    package var programVersion: String

    package init(
        register: Register, caseloadSchema: TableSchema, limits: ReadLimits, terms: Terms?, supportContact: String,
        regionContacts: [String: String], zone: LondonZone, reportDays: Int, unfinishedHours: Double,
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
        self.unfinishedHours = unfinishedHours
        self.programVersion = programVersion
    }
}
