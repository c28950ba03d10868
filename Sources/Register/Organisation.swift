package import CivilTime

/// A body of the reporting tree, for the days on which it is valid.
package struct Organisation: Hashable, Sendable {
    package enum Level: String, Hashable, Sendable, CaseIterable {
        case nation, region, stp, service, team, provider
    }

    package var code: String
    package var name: String
    package var level: Level
    /// Code of the organisation above; nil for the nation.
    package var parent: String?
    /// First day; nil = open.
    package var validFrom: CivilDay?
    /// Last day, included; nil = open.
    package var validTo: CivilDay?

    package init(
        code: String, name: String, level: Level, parent: String?, validFrom: CivilDay? = nil, validTo: CivilDay? = nil
    ) {
        self.code = code
        self.name = name
        self.level = level
        self.parent = parent
        self.validFrom = validFrom
        self.validTo = validTo
    }
}

/// Who may drop and collect: one directory pair in the spool.
package struct Account: Hashable, Sendable {
    package enum Level: String, Hashable, Sendable, CaseIterable {
        case team, service, stakeholder, stp, region, national, provider
    }

    /// `[a-z][a-z0-9-]{1,30}`; also the name of the directories and of the system user.
    package var name: String
    package var level: Level
    /// Code of its organisation; for a stakeholder, of the service it may see once granted.
    package var organisation: String

    package init(name: String, level: Level, organisation: String) {
        self.name = name
        self.level = level
        self.organisation = organisation
    }
}
