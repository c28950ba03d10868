package import CivilTime

/// What one team, or the provider itself, has given for a month under one label.
package struct ActivityPart: Hashable, Sendable {
    /// Code of the organisation that sent it.
    package var organisation: String
    package var organisationName: String
    /// Part label; `main` where the file's name has none.
    package var label: String
    package var receivedAt: Instant
    /// Warnings in its report.
    package var warnings: Int
    package var rows: ActivityRows

    package init(
        organisation: String, organisationName: String, label: String, receivedAt: Instant, warnings: Int,
        rows: ActivityRows
    ) {
        self.organisation = organisation
        self.organisationName = organisationName
        self.label = label
        self.receivedAt = receivedAt
        self.warnings = warnings
        self.rows = rows
    }

    /// `north of Tyne Team`: how documents name a part.
    package var name: String { "\(label) of \(organisationName)" }
}
