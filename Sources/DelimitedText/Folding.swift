/// Folds a text byte by byte, without a buffer (see `headingKey`). Every call of `next` is given the same text.
package struct Folding {
    private var position = 0

    package init() {}

    /// The next byte of the key; nil at its end.
    package mutating func next(in text: Span<UInt8>) -> UInt8? {
        nil
    }
}
