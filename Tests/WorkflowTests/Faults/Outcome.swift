import TestKit
import Workflow

/// Everything that outlives the program, for comparison.
struct Outcome: Equatable {
    /// `canonicalDump`.
    var ledger: [Substring]
    /// What waits in inboxes and claims, and how often it was tried.
    var waiting: [String]
    var documents: [Document]

    struct Document: Equatable {
        var account: String
        var path: String
        var bytes: [UInt8]
    }

    init(_ simulation: Simulation, accounts: [String] = RichScenario.accounts) throws {
        ledger = try canonicalDump(of: simulation.ledger).split(separator: "\n")
        let inboxes = accounts.flatMap { account in
            simulation.spool.inboxNames(account).sorted().map {
                "\(account) \(String(decoding: $0.bytes, as: UTF8.self))"
            }
        }
        waiting = try inboxes + simulation.spool.claims().map { "\($0.account) tried \($0.tries) times" }
        documents = try accounts.flatMap { account in
            try simulation.outbox.files(account: account).map { file in
                Document(
                    account: account, path: file.path,
                    bytes: simulation.outbox.bytes(at: file.path, account: account) ?? [])
            }
        }
    }

    /// Without what follows from times and sequences: a drop that had to be claimed twice has another number.
    var withoutNumbers: Outcome {
        var copy = self
        copy.ledger = ledger.map { line in
            line.hasPrefix("document ") ? line[..<(line.lastIndex(of: " ") ?? line.endIndex)] : line
        }
        copy.documents.removeAll { $0.path.hasPrefix("reports/") || $0.path == "index.html" }
        return copy
    }

    /// The first thing in which another outcome differs, for a person; nil where it is the same.
    func difference(from expected: Outcome) -> String? {
        first(ledger, expected.ledger) { String($0.prefix(400)) } ?? first(waiting, expected.waiting) { $0 }
            ?? first(documents, expected.documents) { "\($0.account)/\($0.path), \($0.bytes.count) bytes" }
    }

    private func first<Element: Equatable>(
        _ found: [Element], _ expected: [Element], _ text: (Element) -> String
    ) -> String? {
        guard found != expected else { return nil }
        let index = zip(found, expected).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        let place = index ?? min(found.count, expected.count)
        func at(_ elements: [Element]) -> String { place < elements.count ? text(elements[place]) : "nothing more" }
        return "\nfound:    \(at(found))\nexpected: \(at(expected))"
    }
}
