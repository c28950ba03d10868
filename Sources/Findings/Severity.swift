/// How much a finding weighs: one error rejects the whole file, a warning does not.
package enum Severity: String, Hashable, Sendable, Codable, Comparable {
    case error
    case warning

    package static func < (left: Severity, right: Severity) -> Bool {
        left == .error && right == .warning
    }
}
