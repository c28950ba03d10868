import Testing

/// Boots one host for all tests of a suite, which run on it one after the other, and ends it after them.
struct SharedHost: SuiteTrait, TestScoping {
    let accounts: [String]

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        try await ServiceHost.$shared.withValue(try ServiceHost(accounts: accounts)) { try await function() }
    }
}

extension Trait where Self == SharedHost {
    /// The host is `ServiceHost.ofSuite`.
    static func host(accounts: [String]) -> Self { SharedHost(accounts: accounts) }
}

extension ServiceHost {
    @TaskLocal fileprivate static var shared: ServiceHost?

    static var ofSuite: ServiceHost {
        get throws {
            guard let shared else { throw MachineFailure("this suite has no host: give it the trait .host(accounts:)") }
            return shared
        }
    }
}
