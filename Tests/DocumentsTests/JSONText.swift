import Foundation

/// Compares JSON texts without the writer under test.
enum JSONText {
    /// Whether two texts are the same but for white space between tokens: order of keys and spelling of numbers matter.
    static func sameTokens(_ one: String, _ other: String) -> Bool {
        tokens(one) == tokens(other)
    }

    /// Whether two texts hold the same value, as Foundation reads them.
    static func same(_ one: String, _ other: String) throws -> Bool {
        let values = try [one, other].map {
            try JSONSerialization.jsonObject(with: Data($0.utf8), options: .fragmentsAllowed) as? NSObject
        }
        return values[0] == values[1]
    }

    private static func tokens(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var isInString = false
        var isEscaped = false
        for scalar in text.unicodeScalars {
            if isInString || ![" ", "\n", "\r", "\t"].contains(scalar) { result.append(scalar) }
            if scalar == "\"", !isEscaped { isInString.toggle() }
            isEscaped = isInString && scalar == "\\" && !isEscaped
        }
        return String(result)
    }
}
