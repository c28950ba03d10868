package import CivilTime

/// What every document carries beside its own content.
package struct PageContext: Hashable, Sendable {
    /// Whom to ask about the service itself (`contacts.support`); empty = none was set.
    package var support: String
    /// Whom to ask in this organisation's region (`contacts.regions`); nil = none was set.
    package var regionalLead: String?
    package var zone: LondonZone
    package var programVersion: String

    package init(support: String, regionalLead: String?, zone: LondonZone, programVersion: String) {
        self.support = support
        self.regionalLead = regionalLead
        self.zone = zone
        self.programVersion = programVersion
    }
}
