package import CivilTime

/// A provider's month of activities: what is compiled, sealed and cancelled as one.
package struct ProviderMonth: Hashable, Sendable {
    /// Code of the provider.
    package let provider: String
    package let month: CivilMonth

    package init(provider: String, month: CivilMonth) {
        self.provider = provider
        self.month = month
    }
}

extension ProviderMonth: Comparable {
    /// By month and provider.
    package static func < (left: ProviderMonth, right: ProviderMonth) -> Bool {
        (left.month, left.provider) < (right.month, right.provider)
    }
}
