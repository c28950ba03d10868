import OutboxPlan
import Testing
import Weighing

import Foundation

/// The same plan gives the same fingerprints and bytes on every run, whatever seed a process's hash tables have: else every
/// start would write every document anew.
struct DeterminismTests {
    @Test func `two processes plan and render the same`() async throws {
        let mark = "----- documents"
        let child = await #expect(
            processExitsWith: .success, observing: [\.standardOutputContent]
        ) {
            print("----- documents\n\(DeterminismTests.listing())----- documents")
            fflush(nil)
            exit(EXIT_SUCCESS)
        }
        let output = String(decoding: try #require(child?.standardOutputContent), as: UTF8.self)
        let listings = output.components(separatedBy: mark)
        try #require(listings.count == 3)
        #expect(listings[1].split(separator: "\n") == Self.listing().split(separator: "\n"))
    }

    /// A line a document.
    private static func listing() -> String {
        let bench = PlanBench.sample(terms: .init(version: "1", text: "Be kind."))
        return bench.documents().map { document in
            let bytes = bench.bytes(of: document)
            let sum = bytes.reduce(UInt64(bytes.count)) { ($0 &* 31) &+ UInt64($1) }
            return "\(document.account)/\(document.path) \(document.fingerprint) \(sum)\n"
        }.joined()
    }
}
