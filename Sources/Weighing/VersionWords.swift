/// Labels that tell a version of a file rather than whose it is. Counted as a part of its own, a corrected file would be
/// added to the one that it corrects.
enum VersionWords {
    /// Published list; `v1`…`v9` and numbers are recognised by form.
    private static let words: Set<Substring> = [
        "version", "final", "new", "newest", "latest", "corrected", "correction", "fixed", "updated", "old", "draft",
        "copy",
        "resend", "again",
    ]

    private static let months: Set<Substring> = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "january",
        "february",
        "march", "april", "june", "july", "august", "september", "october", "november", "december",
    ]

    /// Whether a label of these words is only a number, a date, or made of version words. No words make no version.
    static func make(_ label: [Substring]) -> Bool {
        guard !label.isEmpty else { return false }
        // A month's name alone may be a place: March lies in Cambridgeshire.
        let hasVersionWordOrNumber = label.contains { isVersionWord($0) || $0.contains(where: \.isNumber) }
        return hasVersionWordOrNumber && label.allSatisfy { isVersionWord($0) || isNumber($0) || isMonth($0) }
    }

    /// `final`, and with a number set to it: `v2`, `final2`, `version3`.
    private static func isVersionWord(_ word: Substring) -> Bool {
        let stem = withoutTrailingDigits(word)
        return words.contains(stem) || (stem == "v" && stem.count < word.count)
    }

    private static func isNumber(_ word: Substring) -> Bool {
        word.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// `oct`, `october`, and as in `1oct2026`.
    private static func isMonth(_ word: Substring) -> Bool {
        months.contains(withoutTrailingDigits(word.drop { $0.isNumber }))
    }

    private static func withoutTrailingDigits(_ word: Substring) -> Substring {
        var rest = word
        while let last = rest.last, last.isNumber { rest.removeLast() }
        return rest
    }
}
