/// What only the holder of `ledger.key` can compute.
package protocol Sealer: Sendable {
    /// Keyed tag of a drop's bytes, as text.
    func contentTag(of bytes: [UInt8]) -> String
    /// Four letters a–z from the drop's sequence.
    func letters(of sequence: Int64) -> String
    /// The code of a slip, in letters and `-`, over the rest of its words.
    func slipCode(over words: String) -> String
    /// The next link of the audit's chain.
    func chain(previous: String, line: String) -> String
}
