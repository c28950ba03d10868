extension PersonalData {
    /// Digit groups that together have ten digits, blanks and dashes between them or not.
    static func holdsNHSNumber(_ groups: [DigitGroup]) -> Bool {
        groups.indices.contains { start in
            let digits = DigitGroup.joined(groups, from: start, upTo: 10) { $0.allSatisfy { $0.isBlank || $0.isDash } }
            return digits.contains { $0.count == 10 && hasNHSCheckDigit($0) }
        }
    }

    /// Modulus 11 (NHS Data Dictionary, "NHS number"): weights 10 down to 2; the remainder taken from 11 is the last digit, 11
    /// standing for 0 and 10 for none.
    private static func hasNHSCheckDigit(_ digits: [Int]) -> Bool {
        let sum = zip(digits, stride(from: 10, through: 2, by: -1)).reduce(0) { $0 + $1.0 * $1.1 }
        return (11 - sum % 11) % 11 == digits[9]
    }

    static func holdsPhoneNumber(_ groups: [DigitGroup]) -> Bool {
        groups.indices.contains { start in
            let joined = DigitGroup.joined(groups, from: start, upTo: 15) { gap in
                gap.allSatisfy { $0.isBlank || $0.isDash || ["(", ")", "."].contains($0) }
            }
            return joined.contains { isPhoneNumber($0, firstGroup: groups[start]) }
        }
    }

    /// Any number with a `+` before it, and those of the United Kingdom: `0161 496 0000`, `0044 161 496 0000`. A first group
    /// shorter than any area code is more likely a date.
    private static func isPhoneNumber(_ digits: [Int], firstGroup: DigitGroup) -> Bool {
        if firstGroup.isAfterPlus { return (10...15).contains(digits.count) }
        guard digits[0] == 0, firstGroup.digits.count >= 3 else { return false }
        return digits.starts(with: [0, 0, 4, 4]) ? (13...15).contains(digits.count) : (10...11).contains(digits.count)
    }

    static func holdsNationalInsuranceNumber(_ text: [Unicode.Scalar]) -> Bool {
        text.indices.contains { start in
            (start == 0 || !text[start - 1].isWordScalar) && isNationalInsuranceNumber(text, from: start)
        }
    }

    /// Letters and digits, blanks and dashes between them left out. In prose (“up to 120000 a year”) they look alike: a
    /// small letter that stands alone behind six digits that stand alone is a word.
    private static func isNationalInsuranceNumber(_ text: [Unicode.Scalar], from start: Int) -> Bool {
        var letters = ""
        var joints: [Int] = []
        var position = start
        for place in 0..<9 {
            let behindLast = position
            while place > 1, position < text.count, text[position].isBlank || text[position].isDash { position += 1 }
            if position > behindLast { joints.append(place) }
            guard position < text.count, position - behindLast <= DigitGroup.longestGap else { return false }
            let scalar = text[position]
            guard (2..<8).contains(place) ? scalar.digit != nil : scalar.isASCII && scalar.isLetter else {
                return false
            }
            if !(2..<8).contains(place) { letters.unicodeScalars.append(scalar) }
            position += 1
        }
        guard position == text.count || !text[position].isWordScalar,
            ["A", "B", "C", "D"].contains(letters.uppercased().last)
        else { return false }
        return joints != [2, 8] || letters.last?.isUppercase == true
    }
}
