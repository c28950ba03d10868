/// A JSON value (RFC 8259) whose keys keep the order in which they are written, as the published examples do.
indirect enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    /// A number with one decimal, given in tenths, never below 0.
    case tenths(Int)
    /// A number that is written out already, as `decimalText` does.
    case decimal(String)
    case string(String)
    case array([JSON])
    case object([Member])

    struct Member: Hashable, Sendable {
        var key: String
        var value: JSON

        init(_ key: String, _ value: JSON) {
            self.key = key
            self.value = value
        }

        /// Nil where there is no value: a key that does not apply is left out.
        init?(_ key: String, _ value: JSON?) {
            guard let value else { return nil }
            self.init(key, value)
        }
    }

    /// UTF-8, two spaces a level, one line end at the close.
    var document: [UInt8] {
        var text = ""
        write(to: &text, indent: "")
        return Array((text + "\n").utf8)
    }

    private func write(to text: inout String, indent: String) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .tenths(let value): text += tenthsText(value)
        case .decimal(let digits): text += digits
        case .string(let value): text += quoted(value)
        case .array(let values):
            writeItems(values, between: ("[", "]"), to: &text, indent: indent) { value, text, indent in
                value.write(to: &text, indent: indent)
            }
        case .object(let members):
            writeItems(members, between: ("{", "}"), to: &text, indent: indent) { member, text, indent in
                text += quoted(member.key) + ": "
                member.value.write(to: &text, indent: indent)
            }
        }
    }

    private func writeItems<Item>(
        _ items: [Item], between brackets: (String, String), to text: inout String, indent: String,
        write: (Item, inout String, String) -> Void
    ) {
        text += brackets.0
        for (index, item) in items.enumerated() {
            text += (index == 0 ? "\n" : ",\n") + indent + "  "
            write(item, &text, indent + "  ")
        }
        text += (items.isEmpty ? "" : "\n" + indent) + brackets.1
    }
}

extension JSON.Member {
    /// Nil where there is no number.
    init?(_ key: String, integer: Int?) { self.init(key, integer.map(JSON.integer)) }
    init?(_ key: String, string: String?) { self.init(key, string.map(JSON.string)) }
}

/// Escapes what RFC 8259 section 7 asks for and nothing else.
private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\u{8}": result += "\\b"
        case "\u{C}": result += "\\f"
        case "\n": result += "\\n"
        case "\r": result += "\\r"
        case "\t": result += "\\t"
        case "\u{0}"..."\u{1F}":
            let digits = String(scalar.value, radix: 16)
            result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + "\""
}
