import CivilTime
import Testing
package import Workflow

/// A spool and the senders who use it.
package protocol SpoolBench: AnyObject {
    var spool: any Spool { get }

    func makeInbox(_ account: String) throws
    /// A whole file, closed; in place of another one where the name is taken.
    func put(_ bytes: [UInt8], as name: EntryName, account: String) throws
    func putSymlink(as name: EntryName, account: String) throws
    /// With something in it.
    func putFolder(as name: EntryName, account: String) throws
    func putSpecial(as name: EntryName, account: String) throws
    /// A second name for a file.
    func link(_ name: EntryName, as newName: EntryName, account: String) throws
    func unlink(_ name: EntryName, account: String) throws
    /// As a sender does who writes on; until `closeAll`.
    func openForWriting(_ name: EntryName, account: String) throws
    func closeAll() throws
    func inboxNames(_ account: String) throws -> Set<EntryName>
}

/// What every `Spool` does.
package enum SpoolContract {
    package static let cases: [ContractCase<any SpoolBench>] = looking + claiming + reading + removing

    /// Runs one case on a fresh bench.
    package static func check(_ contractCase: ContractCase<any SpoolBench>, on bench: any SpoolBench) throws {
        try bench.makeInbox(north)
        try bench.makeInbox(south)
        try contractCase.check(bench)
    }

    private static let north = "team-north"
    private static let south = "team-south"
    private static let name = EntryName("dashboard-2026-Q3.csv")
    private static let content = Array("Referral date\r\n".utf8)

    // MARK: Looking

    private static let looking: [ContractCase<any SpoolBench>] = [
        ContractCase("an empty inbox shows nothing") { bench in
            let entries = try bench.spool.look(account: north)
            #expect(entries.isEmpty)
        },
        ContractCase("a missing inbox is a failure that names the account") { bench in
            let failure = #expect(throws: PortFailure.self) { try bench.spool.look(account: "nobody") }
            #expect(failure?.subject == "nobody")
        },
        ContractCase("a file shows its size, one link and no writer, and looking changes nothing") { bench in
            try bench.put(content, as: name, account: north)
            let entry = try only(bench)
            #expect(entry.name == name)
            #expect(entry.nature == .file(size: 15, links: 1, isOpenForWriting: false))
            #expect(try only(bench) == entry)
            #expect(bench.spool.canLease)
        },
        ContractCase("a file that is open for writing says so until it is closed") { bench in
            try bench.put(content, as: name, account: north)
            try bench.openForWriting(name, account: north)
            #expect(try only(bench).nature == .file(size: 15, links: 1, isOpenForWriting: true))
            try bench.closeAll()
            #expect(try only(bench).nature == .file(size: 15, links: 1, isOpenForWriting: false))
        },
        ContractCase("two links of a file show one identity") { bench in
            let temporary = EntryName("dashboard-2026-Q3.csv.filepart")
            try bench.put(content, as: temporary, account: north)
            try bench.link(temporary, as: name, account: north)
            let twins = try bench.spool.look(account: north)
            #expect(Set(twins.map(\.name)) == [temporary, name])
            #expect(Set(twins.map(\.inode)).count == 1)
            #expect(twins.allSatisfy { $0.nature == .file(size: 15, links: 2, isOpenForWriting: false) })
            try bench.unlink(temporary, account: north)
            #expect(try only(bench).nature == .file(size: 15, links: 1, isOpenForWriting: false))
        },
        ContractCase("what is no file is shown as what it is") { bench in
            try bench.putSymlink(as: EntryName("a"), account: north)
            try bench.putFolder(as: EntryName("b"), account: north)
            try bench.putSpecial(as: EntryName("c"), account: north)
            let entries = try bench.spool.look(account: north).sorted { $0.name < $1.name }
            #expect(entries.map(\.nature) == [.symlink, .folder, .special])
        },
        ContractCase("a change shows as a later time") { bench in
            try bench.put(content, as: name, account: north)
            let before = try only(bench).changedAtNanoseconds
            try bench.put(content, as: name, account: north)
            #expect(try only(bench).changedAtNanoseconds >= before)
        },
    ]

    // MARK: Claiming

    private static let claiming: [ContractCase<any SpoolBench>] = [
        ContractCase("a spool without claims has none") { bench in
            let claims = try bench.spool.claims()
            #expect(claims.isEmpty)
        },
        ContractCase("a claim takes the file out of the inbox and keeps all it is called by") { bench in
            try bench.put(content, as: name, account: north)
            let wanted = claim(4711)
            #expect(try bench.spool.claim(only(bench), as: wanted))
            #expect(try bench.inboxNames(north).isEmpty)
            #expect(try bench.spool.claims() == [wanted])
            try bench.spool.syncClaims()
            #expect(try bench.spool.claims() == [wanted])
        },
        ContractCase("an entry that is gone is not claimed") { bench in
            try bench.put(content, as: name, account: north)
            let entry = try only(bench)
            try bench.unlink(name, account: north)
            #expect(try !bench.spool.claim(entry, as: claim(1)))
            #expect(try bench.spool.claims().isEmpty)
        },
        ContractCase("a file put in another's place is not claimed for it") { bench in
            try bench.put(content, as: name, account: north)
            let entry = try only(bench)
            try bench.put([1, 2, 3], as: name, account: north)
            #expect(try !bench.spool.claim(entry, as: claim(1)))
            #expect(try bench.spool.claims().isEmpty)
            #expect(try only(bench).nature == .file(size: 3, links: 1, isOpenForWriting: false))
        },
        ContractCase("claims come in order of sequence, of all accounts") { bench in
            for (sequence, account) in [(10, north), (9, south), (100, south), (11, north)] {
                try bench.put(content, as: name, account: account)
                #expect(try bench.spool.claim(only(bench, account), as: claim(Int64(sequence), account)))
            }
            let claims = try bench.spool.claims()
            #expect(claims.map(\.sequence) == [9, 10, 11, 100])
            #expect(claims.map(\.account) == [south, north, north, south])
        },
        ContractCase("any name can be claimed, and is cut to 180 bytes") { bench in
            let names: [[UInt8]] = [
                [0xFF, 0xFE, 0x80, 0x0A], Array("a-1-2-b".utf8), Array("-".utf8), Array("weiß ✓ .csv".utf8),
                [UInt8](repeating: 0x41, count: 255), [UInt8](repeating: 0x41, count: 254) + [0x42],
                [UInt8](repeating: 0xC3, count: 181),
            ]
            for (index, bytes) in names.enumerated() {
                let name = EntryName(bytes: bytes)
                try bench.put([UInt8(index)], as: name, account: north)
                let entry = try only(bench)
                #expect(entry.name == name)
                #expect(try bench.spool.claim(entry, as: claim(Int64(index), named: name)))
            }
            let claims = try bench.spool.claims()
            #expect(claims.map(\.name.bytes) == names.map { Array($0.prefix(180)) })
            for (index, claim) in claims.enumerated() {
                #expect(try bytes(bench.spool.read(claim, limit: 10)) == [UInt8(index)])
            }
        },
        ContractCase("tries are counted in the claim's name and taken back") { bench in
            let first = try claimed(bench)
            let tried = try bench.spool.setTries(1, of: first)
            #expect(tried.tries == 1)
            #expect(try bench.spool.claims() == [tried])
            #expect(try bytes(bench.spool.read(tried, limit: 100)) == content)
            #expect(throws: PortFailure.self) { try bench.spool.read(first, limit: 100) }
            #expect(throws: PortFailure.self) { try bench.spool.setTries(2, of: first) }
            #expect(try bench.spool.setTries(1, of: tried) == tried)
            #expect(try bench.spool.setTries(0, of: tried) == first)
            #expect(try bench.spool.claims() == [first])
        },
    ]

    // MARK: Reading

    private static let reading: [ContractCase<any SpoolBench>] = [
        ContractCase("a claim is read whole, up to the limit") { bench in
            let claim = try claimed(bench)
            #expect(try bytes(bench.spool.read(claim, limit: 15)) == content)
            guard case .tooLarge(15) = try bench.spool.read(claim, limit: 14) else {
                Issue.record("15 bytes are more than 14")
                return
            }
        },
        ContractCase("an empty file is read as no bytes") { bench in
            let content = try bench.spool.read(claimed(bench, []), limit: 100)
            #expect(bytes(content) == [])
        },
        ContractCase("a claim that its sender still writes is not read, but is too large at once") { bench in
            try bench.put(content, as: name, account: north)
            try bench.openForWriting(name, account: north)
            #expect(try bench.spool.claim(only(bench), as: claim(1)))
            guard case .stillOpen = try bench.spool.read(claim(1), limit: 100),
                case .tooLarge = try bench.spool.read(claim(1), limit: 1)
            else {
                Issue.record("the file is open")
                return
            }
            try bench.closeAll()
            #expect(try bytes(bench.spool.read(claim(1), limit: 100)) == content)
        },
        ContractCase("a claim with a second name is not read until that is gone") { bench in
            try bench.put(content, as: name, account: north)
            try bench.link(name, as: EntryName("other"), account: north)
            let entry = try #require(try bench.spool.look(account: north).first { $0.name == name })
            #expect(try bench.spool.claim(entry, as: claim(1)))
            guard case .linkedElsewhere = try bench.spool.read(claim(1), limit: 100) else {
                Issue.record("the file has two names")
                return
            }
            try bench.spool.discard(only(bench), account: north)
            #expect(try bytes(bench.spool.read(claim(1), limit: 100)) == content)
        },
        ContractCase("what is no file is claimed as what it is") { bench in
            try bench.putSymlink(as: EntryName("a"), account: north)
            try bench.putFolder(as: EntryName("b"), account: north)
            try bench.putSpecial(as: EntryName("c"), account: north)
            for (index, entry) in try bench.spool.look(account: north).sorted(by: { $0.name < $1.name }).enumerated() {
                #expect(try bench.spool.claim(entry, as: claim(Int64(index), named: entry.name)))
            }
            let claims = try bench.spool.claims()
            let kinds = try claims.map { claim in
                switch try bench.spool.read(claim, limit: 100) {
                case .symlink: "link"
                case .folder: "folder"
                case .special: "special"
                default: "other"
                }
            }
            #expect(kinds == ["link", "folder", "special"])
            try bench.spool.remove(claims)
            #expect(try bench.spool.claims().isEmpty)
        },
    ]

    // MARK: Removing

    private static let removing: [ContractCase<any SpoolBench>] = [
        ContractCase("removed claims are gone, the others stay") { bench in
            for sequence: Int64 in 1...3 {
                try bench.put(content, as: name, account: north)
                #expect(try bench.spool.claim(only(bench), as: claim(sequence)))
            }
            try bench.spool.remove([claim(1), claim(3)])
            #expect(try bench.spool.claims() == [claim(2)])
            #expect(throws: PortFailure.self) { try bench.spool.read(claim(1), limit: 100) }
        },
        ContractCase("a claim that is gone is removed without failure") { bench in
            let first = try claimed(bench)
            try bench.spool.remove([first])
            try bench.spool.remove([first, claim(99, "nobody")])
        },
        ContractCase("a discarded entry is gone without a claim, whatever it is") { bench in
            try bench.put(content, as: name, account: north)
            try bench.putSymlink(as: EntryName("a"), account: north)
            try bench.putFolder(as: EntryName("b"), account: north)
            try bench.putSpecial(as: EntryName("c"), account: north)
            let entries = try bench.spool.look(account: north)
            for entry in entries { try bench.spool.discard(entry, account: north) }
            #expect(try bench.inboxNames(north).isEmpty)
            #expect(try bench.spool.claims().isEmpty)
            for entry in entries { try bench.spool.discard(entry, account: north) }
        },
        ContractCase("a file put in another's place is not discarded for it") { bench in
            try bench.put(content, as: name, account: north)
            let entry = try only(bench)
            try bench.put([1], as: name, account: north)
            try bench.spool.discard(entry, account: north)
            #expect(try bench.inboxNames(north) == [name])
        },
        ContractCase("a twin's temporary name is discarded and the file stays") { bench in
            let temporary = EntryName("x.csv.filepart")
            try bench.put(content, as: temporary, account: north)
            try bench.link(temporary, as: EntryName("x.csv"), account: north)
            let entry = try #require(try bench.spool.look(account: north).first { $0.name == temporary })
            try bench.spool.discard(entry, account: north)
            #expect(try only(bench).name == EntryName("x.csv"))
            #expect(try only(bench).nature == .file(size: 15, links: 1, isOpenForWriting: false))
        },
    ]

    // MARK: Helpers

    private static func claim(_ sequence: Int64, _ account: String = north, named: EntryName = name) -> Claim {
        Claim(
            account: account, sequence: sequence, receivedAt: Instant(milliseconds: 1_790_845_923_456), tries: 0,
            name: named)
    }

    /// `bytes` dropped and claimed as 1.
    private static func claimed(_ bench: any SpoolBench, _ bytes: [UInt8] = content) throws -> Claim {
        try bench.put(bytes, as: name, account: north)
        #expect(try bench.spool.claim(only(bench), as: claim(1)))
        return claim(1)
    }

    private static func only(_ bench: any SpoolBench, _ account: String = north) throws -> InboxEntry {
        let entries = try bench.spool.look(account: account)
        #expect(entries.count == 1)
        return try #require(entries.first)
    }

    /// Nil where the content is no file's.
    private static func bytes(_ content: ClaimContent) -> [UInt8]? {
        if case .file(let bytes) = content { bytes } else { nil }
    }
}
