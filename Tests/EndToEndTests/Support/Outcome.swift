import Foundation
import LedgerSQLite
import Sealing
import TestKit
import Testing

/// What a weighbridge came to: its ledger without times and sequences, and its outboxes.
struct Outcome: Sendable {
    private let ledger: Set<String>
    private let outboxes: URL

    /// The daemon has to be stopped; the weighbridge has to stay.
    init(of bench: Workbench) throws {
        ledger = try Self.ledger(of: bench)
        outboxes = bench.outboxes
    }

    /// Expects that a weighbridge that got the same drops came to the same, and that its audit is whole.
    func expect(of bench: Workbench, _ about: String = "", sourceLocation: SourceLocation = #_sourceLocation) throws {
        let found = try Self.ledger(of: bench)
        let lost = ledger.subtracting(found), added = found.subtracting(ledger)
        #expect(lost.isEmpty && added.isEmpty, "\(about): ledger", sourceLocation: sourceLocation)
        let comparison = try Python.run("compare_outboxes.py", [outboxes.path, bench.outboxes.path], documents: [])
        #expect(comparison.exitCode == 0, "\(about): \(comparison.output)", sourceLocation: sourceLocation)
        let audit = try bench.command(["ledger", "audit", "--verify"])
        #expect(audit.status == 0, "\(about): \(audit.error)", sourceLocation: sourceLocation)
        #expect(bench.claimNames.isEmpty, "\(about): claims left", sourceLocation: sourceLocation)
    }

    /// The canonical dump as lines, each with how often it is there. What a standing document was rendered from names
    /// sequences, so its fingerprint is left out.
    private static func ledger(of bench: Workbench) throws -> Set<String> {
        let sealer = LedgerSealer(key: try KeyFile(directory: bench.keys.path).key)
        let store = try LedgerStore(path: bench.ledger.path, sealer: sealer)
        let lines = try canonicalDump(of: store).split(separator: "\n").map { line in
            guard line.hasPrefix("document "), !line.contains(" reports/") else { return String(line) }
            return line.split(separator: " ").dropLast().joined(separator: " ")
        }
        return Set(Dictionary(grouping: lines, by: \.self).map { "\($0.value.count) × \($0.key)" })
    }
}
