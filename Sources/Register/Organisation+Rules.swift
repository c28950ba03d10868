package import CivilTime

extension Organisation {
    /// The region for services that report outside NHS England's structure: dashboards, no returns.
    package static let outsideRegion = "OTHER"
    /// The Department for Work and Pensions, which stands as a nation above the providers of its programme: its accounts may
    /// read final Monthly Activities Reports.
    package static let dwp = "DWP"

    /// Both ends included.
    package func isValid(on day: CivilDay) -> Bool {
        (validFrom.map { $0 <= day } ?? true) && (validTo.map { day <= $0 } ?? true)
    }

    /// Whether it is one of a quarter's organisations: it is, when valid on the quarter's last day.
    package func counts(for quarter: CivilQuarter) -> Bool {
        isValid(on: quarter.last)
    }

    /// Codes become parts of file names (`dashboard-<service>-2026-Q3.html`, `<region>.sqlite`) and of group names.
    static func isWellFormed(code: String) -> Bool {
        let bytes = code.utf8
        guard (1...24).contains(bytes.count), let first = bytes.first, isLetterOrDigit(first) else { return false }
        return bytes.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}

extension Organisation.Level {
    /// Whether an organisation of this level may stand directly under the given one.
    func mayStand(underLevel parent: Organisation.Level, code: String) -> Bool {
        switch (self, parent) {
        case (.region, .nation), (.service, .stp), (.team, .service), (.provider, .nation), (.team, .provider):
            true
        // The region for others holds services directly, and nothing else.
        case (.stp, .region):
            code != Organisation.outsideRegion
        case (.service, .region):
            code == Organisation.outsideRegion
        default:
            false
        }
    }

    /// `a team`, `an stp`, for faults.
    var withArticle: String { self == .stp ? "an stp" : "a \(rawValue)" }

    /// Where it may stand, for faults.
    var placeText: String {
        switch self {
        case .nation: "a nation stands at the top, with a blank parent"
        case .region: "a region stands under a nation"
        case .stp: "an stp stands under a region other than \(Organisation.outsideRegion)"
        case .service: "a service stands under an stp, or directly under the region \(Organisation.outsideRegion)"
        case .team: "a team stands under a service or a provider"
        case .provider: "a provider stands under a nation"
        }
    }
}

extension Account.Level {
    /// The level of the organisation that such an account belongs to. DWP, whose national accounts may be given MAR
    /// workbooks, is entered as a nation of its own.
    var organisationLevel: Organisation.Level {
        switch self {
        case .team: .team
        case .service, .stakeholder: .service
        case .stp: .stp
        case .region: .region
        case .national: .nation
        case .provider: .provider
        }
    }
}
