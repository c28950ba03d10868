/// The key under which headings and options are compared: ASCII letters in lower case, white space (also U+00A0)
/// taken off both ends and made one space within, byte order marks left out (measures.md, "Headings").
package func headingKey(_ text: Span<UInt8>) -> [UInt8] {
    var folding = Folding()
    var key: [UInt8] = []
    while let byte = folding.next(in: text) { key.append(byte) }
    return key
}

/// The key of a heading that is spelled in the program or its configuration.
package func headingKey(_ text: String) -> [UInt8] {
    headingKey(Array(text.utf8).span)
}
