/// Something outside the program said no: a full disk, a missing directory, a locked database.
package struct PortFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was attempted, as a verb and its object: `write a report`, `list an inbox`.
    package var operation: String
    /// On what: an account, a table, one of our own paths; never a sender's file name.
    package var subject: String
    /// What the system answered: `ENOSPC (No space left on device)`.
    package var cause: String
    /// What a person can do about it.
    package var advice: String
    /// Whether the same call may go through later by itself or after the advice was followed.
    package var mayPass: Bool

    package init(operation: String, subject: String, cause: String, advice: String, mayPass: Bool = true) {
        self.operation = operation
        self.subject = subject
        self.cause = cause
        self.advice = advice
        self.mayPass = mayPass
    }

    package var description: String { "could not \(operation) (\(subject)): \(cause). \(advice)" }
}
