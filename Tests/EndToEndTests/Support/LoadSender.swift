import Foundation

/// One thing that an account puts into its inbox.
enum LoadDrop {
    case file(String, Data)
    /// A slip from the account's own outbox, as soon as it is there for this revision.
    case slip(String, revision: String)
    case sameSlipAgain
    case link(String)
    /// What a desktop leaves behind: gets no report.
    case litter
}

/// An account that sends its drops in their order.
struct LoadSender {
    let account: String
    private let drops: [LoadDrop]
    private var sentCount = 0
    /// The name under which the last drop lies, or lay, in the inbox.
    private var lastName = ""
    private var lastSlip = Data()

    init(account: String, drops: [LoadDrop]) {
        self.account = account
        self.drops = drops
    }

    var progress: String { "\(account): \(sentCount) of \(drops.count) sent" }

    private var reportCount: Int {
        drops.count { drop in
            if case .litter = drop { false } else { true }
        }
    }

    func isDone(_ bench: Workbench) -> Bool {
        sentCount == drops.count && bench.isInboxEmpty(account) && bench.reportCount(account) == reportCount
    }

    mutating func step(_ bench: Workbench) throws {
        guard sentCount < drops.count, !isWaiting(bench) else { return }
        switch drops[sentCount] {
        case .file(let name, let data): try send(data, as: name, bench)
        case .slip(let name, let revision):
            let file = bench.outbox(account).appending(path: "slips/\(name).slip.csv")
            guard let slip = try? Data(contentsOf: file),
                String(decoding: slip, as: UTF8.self).contains(",\(revision),")
            else { return }
            lastSlip = slip
            try send(slip, as: "\(name).slip.csv", bench)
        case .sameSlipAgain: try send(lastSlip, as: "again.csv", bench)
        case .link(let name):
            lastName = name
            try FileManager.default.createSymbolicLink(
                at: bench.inbox(account).appending(path: name), withDestinationURL: bench.ledger)
        case .litter: try send(Data("x".utf8), as: ".DS_Store", bench)
        }
        sentCount += 1
    }

    private mutating func send(_ data: Data, as name: String, _ bench: Workbench) throws {
        lastName = name
        try bench.drop(data, as: name, account: account)
    }

    /// Not by `FileManager.fileExists`, which follows links.
    private func isWaiting(_ bench: Workbench) -> Bool {
        var status = stat()
        return unsafe !lastName.isEmpty && lstat(bench.inbox(account).appending(path: lastName).path, &status) == 0
    }
}
