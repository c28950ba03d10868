import Testing

/// One thing that every implementation of a port has to do, checked on a bench that is fresh and empty.
package struct ContractCase<Bench>: CustomTestStringConvertible, Sendable {
    package let testDescription: String
    package let check: @Sendable (Bench) throws -> Void

    init(_ sentence: String, _ check: @escaping @Sendable (Bench) throws -> Void) {
        testDescription = sentence
        self.check = check
    }
}
