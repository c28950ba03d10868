package import MonthlyActivity

/// Seals rows about individuals under a key for each provider and month. Keys lie apart from spool and ledger: who has only
/// the ledger, or a backup of it, has nothing; and without its key a month is gone.
package protocol MonthVault: Sendable {
    /// The sealed rows. The month's key is made, and durable, where there was none.
    ///
    /// - Parameter place: what the rows belong to; they open in that place alone.
    func seal(_ rows: [UInt8], of month: ProviderMonth, place: String) throws(PortFailure) -> [UInt8]

    /// Nil where the month has no key any more, or another one than `sealed` was made with.
    func open(_ sealed: [UInt8], of month: ProviderMonth, place: String) throws(PortFailure) -> [UInt8]?

    /// Destroys the month's key for good. One that is not there is no failure.
    func destroyKey(of month: ProviderMonth) throws(PortFailure)

    /// Months that have a key, in order.
    func months() throws(PortFailure) -> [ProviderMonth]
}
