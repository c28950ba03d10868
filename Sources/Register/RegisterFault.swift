package import Findings

/// Something wrong or doubtful in the register, said to the operator who keeps it.
///
/// The register is the operator's own writing, so a fault may quote it; quotes are short (`quoted`), for the case that
/// another file was put in its place.
package struct RegisterFault: Hashable, Sendable {
    package enum File: String, Hashable, Sendable, CaseIterable {
        case organisations, accounts
    }

    /// With one error the register is not used; with warnings it is.
    package var severity: Severity
    package var file: File
    /// The row as an editor shows it; nil where the file as a whole is meant.
    package var line: Int?
    /// What is wrong and what to do.
    package var message: String

    init(_ severity: Severity = .error, file: File, line: Int?, _ message: String) {
        self.severity = severity
        self.file = file
        self.line = line
        self.message = message
    }

    /// Reading order: organisations before accounts, then by line.
    static func listedBefore(_ left: RegisterFault, _ right: RegisterFault) -> Bool {
        if left.file != right.file { return left.file == .organisations }
        return (left.line ?? 0) < (right.line ?? 0)
    }
}

/// A word of the register between quotation marks, cut where it is longer than any code or name has reason to be.
func quoted(_ word: String) -> String {
    let limit = 40
    return word.count <= limit ? "“\(word)”" : "“\(word.prefix(limit))…”"
}
