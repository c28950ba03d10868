package import CivilTime
package import MonthlyActivity

/// What the ledger knows of a provider's month from its first accepted drop on.
package struct ActivityMonth: Hashable, Sendable {
    package var name: ProviderMonth
    package var firstDropAt: Instant
    /// When rows and key were destroyed; nil while the month is kept.
    package var cancelledAt: Instant?
    /// Basis of the compilation that the provider stood to last; nil where it never did.
    package var finalisedBasis: String?
    /// When a slip last asked for the workbook.
    package var requestedAt: Instant?

    package init(
        name: ProviderMonth, firstDropAt: Instant, cancelledAt: Instant? = nil, finalisedBasis: String? = nil,
        requestedAt: Instant? = nil
    ) {
        self.name = name
        self.firstDropAt = firstDropAt
        self.cancelledAt = cancelledAt
        self.finalisedBasis = finalisedBasis
        self.requestedAt = requestedAt
    }
}

/// That a month was compiled, from which parts, and how it stood. What came out of it is made again when it is needed.
package struct CompilationRecord: Hashable, Sendable {
    /// Why it was compiled.
    package enum Cause: String, Hashable, Sendable {
        /// Something changed that it is made from, or the deadline ended.
        case change
        /// A slip or an operator asked for the workbook.
        case request
    }

    package var name: ProviderMonth
    /// 1, 2, …: the revision of its slips.
    package var number: Int
    package var at: Instant
    package var cause: Cause
    /// Names the parts that counted, and what of last month they were held against.
    package var basis: String
    package var state: ActivityCompilation.State
    /// Whether all three kinds are there and nothing is to mend.
    package var isComplete: Bool
    /// Whether the deadline had ended.
    package var isEnded: Bool
    /// Whether the provider stood to these parts.
    package var isFinalised: Bool

    package init(
        name: ProviderMonth, number: Int, at: Instant, cause: Cause, basis: String, state: ActivityCompilation.State,
        isComplete: Bool, isEnded: Bool, isFinalised: Bool
    ) {
        self.name = name
        self.number = number
        self.at = at
        self.cause = cause
        self.basis = basis
        self.state = state
        self.isComplete = isComplete
        self.isEnded = isEnded
        self.isFinalised = isFinalised
    }
}

/// A part of a month with its rows, as the ledger keeps them.
package struct SealedPart: Hashable, Sendable {
    package var key: PartKey
    package var receivedAt: Instant
    /// Warnings in its report.
    package var warnings: Int
    package var sealed: SealedRows

    package init(key: PartKey, receivedAt: Instant, warnings: Int, sealed: SealedRows) {
        self.key = key
        self.receivedAt = receivedAt
        self.warnings = warnings
        self.sealed = sealed
    }
}

/// Rows of an accepted file, as only the vault can read them.
package struct SealedRows: Hashable, Sendable {
    package var month: ProviderMonth
    package var bytes: [UInt8]

    package init(month: ProviderMonth, bytes: [UInt8]) {
        self.month = month
        self.bytes = bytes
    }
}

extension PartKey {
    /// The place that a part's rows are sealed in.
    package var sealedPlace: String { "\(organisation) \(subject)" }
}
