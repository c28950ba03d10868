package import Findings
package import MonthlyActivity
package import Weighing

/// What the work loop tells whoever logs and counts. Nothing in it stems from a cell or from a name that a sender gave.
package enum Notice: Hashable, Sendable {
    case started(waitingClaims: Int, clearedClaims: Int)
    case claimed(sequence: Int64, account: String)
    case weighed(sequence: Int64, account: String, verdict: Verdict, kind: String?, findings: FindingLog)
    /// Its report lies in the outbox, so long after the file was found to lie still.
    case reported(sequence: Int64, seconds: Double)
    /// A claim of an account that the register does not know was deleted unread.
    case unknownAccount(sequence: Int64, account: String)
    case discarded(account: String)
    /// Something that no event had announced was found by the regular look.
    case rescanFound(account: String, count: Int)
    /// The kernel had more events than it could keep: every inbox was looked at.
    case eventsLost
    case published(account: String, written: Int, removed: Int)
    case requestAnswered(Request.Kind)
    case reloaded
    case exported(stores: Int, changed: Int)
    case compiled(ProviderMonth, number: Int, state: ActivityCompilation.State, toMend: Int)
    /// Rows that can't be read any more: their key is lost, and they have to be sent again.
    case rowsLost(ProviderMonth)
    case cancelled(ProviderMonth)
    /// Drops, revisions or lines of the audit whose time was over were deleted.
    case expired(Expiring, count: Int)
    case trouble(PortFailure)
    case troubleOver(String)
}
