import Crypto
import Sealing
import Testing
import Workflow

/// Expected values were computed with Python's `hmac` and `hashlib` under the key 00 01 … 1f.
struct LedgerSealerTests {
    let sealer = LedgerSealer(key: SymmetricKey(data: Array(0..<32 as Range<UInt8>)))

    @Test(arguments: [
        ("", "10928c62a410d9fe3471b27d81d362083029a3f4a3131513b577f516e14f4e24"),
        ("Referral date\r\n", "03d90ce3c679f3478d8895a55e441f1df0d9c7825552650711d3b6d9b3bf4bba"),
    ])
    func `a content tag is HMAC-SHA256 in hexadecimal`(content: String, tag: String) {
        #expect(sealer.contentTag(of: Array(content.utf8)) == tag)
    }

    @Test(arguments: [(1, "seis"), (4711, "nfly"), (Int64.max, "hzdz")])
    func `the letters of a drop are four from a to z`(sequence: Int64, letters: String) {
        #expect(sealer.letters(of: sequence) == letters)
    }

    @Test func `a slip's code is written in letters and hyphens`() {
        let words = "withdraw-part,team-north,dashboard-2026-Q3-main,4"
        #expect(sealer.slipCode(over: words) == "WCDL-KHDG-WFBK-TNDR-CRPT")
    }

    @Test func `a link of the chain covers the one before`() {
        let first = sealer.chain(previous: "", line: "first")
        #expect(first == "dbba4f4b626d5fa775165c4da2f3201db2fd8aa5cd5e438cf3b914604c928c9b")
        let second = sealer.chain(previous: first, line: "second")
        #expect(second == "eea7aae8cfdc630c1e89684ebf9c78efed3cccf03fd3bb739cc1ceba47ff75ad")
    }

    @Test func `another key gives other answers`() {
        let other = LedgerSealer(key: SymmetricKey(size: .bits256))
        #expect(other.contentTag(of: []) != sealer.contentTag(of: []))
        #expect(other.slipCode(over: "") != sealer.slipCode(over: ""))
        #expect(other.chain(previous: "", line: "") != sealer.chain(previous: "", line: ""))
    }
}
