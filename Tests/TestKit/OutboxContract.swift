import Testing
package import Workflow

/// An outbox and somebody who looks into it from the side.
package protocol OutboxBench: AnyObject {
    var outbox: any Outbox { get }

    func makeOutbox(_ account: String) throws
    /// Nil where there is none.
    func bytes(at path: String, account: String) throws -> [UInt8]?
    func put(_ bytes: [UInt8], at path: String, account: String) throws
}

/// What every `Outbox` does.
package enum OutboxContract {
    private static let account = "team-north"

    package static let cases: [ContractCase<any OutboxBench>] = [
        ContractCase("a missing outbox is empty") { bench in
            #expect(try bench.outbox.files(account: "nobody").isEmpty)
            try bench.outbox.remove(["index.html", "reports/a.report.html"], account: "nobody")
        },
        ContractCase("documents are put in place and told in the order given") { bench in
            let paths = ["slips/b.slip.csv", "index.html", "reports/z.report.html", "reports/a.report.html"]
            let documents = paths.enumerated().map { (path: $1, bytes: [UInt8](repeating: 0x41, count: $0 * 5000)) }
            let written = try bench.outbox.write(documents, account: account)
            #expect(written.map(\.path) == paths)
            #expect(written.map(\.size) == [0, 5000, 10000, 15000])
            for (path, bytes) in documents { #expect(try bench.bytes(at: path, account: account) == bytes) }
        },
        ContractCase("files are listed by path, as writing told them") { bench in
            let written = try bench.outbox.write(
                [("templates/t.csv", [1]), ("index.html", [2, 3]), ("reports/r.report.csv", [])], account: account)
            let listed = try bench.outbox.files(account: account)
            #expect(listed.map(\.path) == ["index.html", "reports/r.report.csv", "templates/t.csv"])
            #expect(Set(listed) == Set(written))
        },
        ContractCase("a document is replaced whole, and can be told from the old one") { bench in
            let old = try bench.outbox.write([("index.html", Array("a long old page".utf8))], account: account)
            let new = try bench.outbox.write([("index.html", Array("new".utf8))], account: account)
            #expect(old != new)
            #expect(try bench.bytes(at: "index.html", account: account) == Array("new".utf8))
            #expect(try bench.outbox.files(account: account) == new)
        },
        ContractCase("a damaged document looks unlike what was written") { bench in
            let written = try bench.outbox.write([("index.html", Array("page".utf8))], account: account)
            try bench.put(Array("pag".utf8), at: "index.html", account: account)
            #expect(try bench.outbox.files(account: account) != written)
        },
        ContractCase("a foreign file is listed and can be removed") { bench in
            try bench.put([1, 2, 3], at: "stray.txt", account: account)
            #expect(try bench.outbox.files(account: account).map(\.path) == ["stray.txt"])
            try bench.outbox.remove(["stray.txt"], account: account)
            #expect(try bench.outbox.files(account: account).isEmpty)
        },
        ContractCase("removing leaves the others, and one that is gone is no failure") { bench in
            _ = try bench.outbox.write(
                [("reports/a.csv", [1]), ("reports/b.csv", [2]), ("index.html", [3])], account: account)
            try bench.outbox.remove(["reports/a.csv", "index.html", "gone.html", "gone/too.html"], account: account)
            #expect(try bench.outbox.files(account: account).map(\.path) == ["reports/b.csv"])
        },
        ContractCase("accounts have nothing in common") { bench in
            try bench.makeOutbox("team-south")
            _ = try bench.outbox.write([("index.html", [1])], account: account)
            _ = try bench.outbox.write([("index.html", [2])], account: "team-south")
            try bench.outbox.remove(["index.html"], account: account)
            #expect(try bench.bytes(at: "index.html", account: "team-south") == [2])
        },
        ContractCase("writing nothing and removing nothing is nothing") { bench in
            #expect(try bench.outbox.write([], account: account).isEmpty)
            try bench.outbox.remove([], account: account)
        },
    ]

    /// Runs one case on a fresh bench.
    package static func check(_ contractCase: ContractCase<any OutboxBench>, on bench: any OutboxBench) throws {
        try bench.makeOutbox(account)
        try contractCase.check(bench)
    }
}
