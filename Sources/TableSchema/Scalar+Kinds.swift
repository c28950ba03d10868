extension Unicode.Scalar {
    /// 0…9; nil for all else.
    var digit: Int? { ("0"..."9").contains(self) ? Int(value - 0x30) : nil }

    var isLetter: Bool { properties.isAlphabetic }

    /// A letter or a digit: what words and numbers are made of.
    var isWordScalar: Bool { digit != nil || isLetter }

    /// A blank of any width within a line.
    var isBlank: Bool { self == "\t" || properties.generalCategory == .spaceSeparator }

    /// Hyphen, dash or minus: word processors change one for another.
    var isDash: Bool { self == "\u{2212}" || properties.generalCategory == .dashPunctuation }
}
