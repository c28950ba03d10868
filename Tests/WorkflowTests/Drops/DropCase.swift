import DelimitedText
import TestKit
import Weighing

/// A case of `Tests/Golden/drops`: what senders and the day do, in words that a person can write.
///
/// A directive a line; what follows a `drop` up to the next directive is its content.
///
///     limit <bytes|rows|columns|cell-bytes> <n>      set before the program starts, as the next one
///     terms <version>
///     show absent headings                           with their messages
///     drop-before-boot <account> <name>              in the inbox before the host was started
///     drop-tried <account> <name>                    claimed, and weighing it was begun three times
///     drop <account> <name>
///     put <account> <name> <symlink|folder|special|open|unreadable>
///     take <account> <outbox path> [as <account>]    drops what lies in an outbox
///     keep <account> <outbox path>                   remembers it for `return`, which drops it as it was
///     return
///     wait <seconds>
///
/// In contents `\r`, `\t`, `\0`, `\xNN` and `\\` stand for bytes; a `\` at a line's end takes its line end away.
struct DropCase {
    enum Step {
        case drop(account: String, name: String, content: [UInt8])
        case dropBeforeBoot(account: String, name: String, content: [UInt8])
        case dropTried(account: String, name: String, content: [UInt8])
        case put(account: String, name: String, Shape)
        case take(account: String, path: String, sender: String)
        case keep(account: String, path: String)
        case giveBack
        case wait(Double)
    }

    enum Shape: String {
        case symlink, folder, special, open, unreadable
    }

    /// A line that is no directive, or not one of the right form.
    struct Mistake: Error {
        var line: Substring
    }

    private(set) var rules = SampleHouse.rules()
    private(set) var steps: [Step] = []
    private(set) var showsAbsentHeadings = false

    /// Reads the lines above the `----------`.
    init(_ input: String) throws {
        var lines = input.split(separator: "\n", omittingEmptySubsequences: false)[...]
        if lines.last == "" { lines.removeLast() }
        while let line = lines.popFirst() {
            let end = lines.firstIndex { Directive($0) != nil } ?? lines.endIndex
            guard let directive = Directive(line), try take(directive, content: lines[..<end]) else {
                throw Mistake(line: line)
            }
            lines = lines[end...]
        }
    }

    /// A line that begins with one of the known words.
    private struct Directive {
        let word: Substring
        let arguments: Substring

        var words: [String] { arguments.split(separator: " ").map(String.init) }

        /// The first argument, and the rest of the line: names may hold spaces.
        var accountAndName: (String, String)? {
            let parts = arguments.split(separator: " ", maxSplits: 1).map(String.init)
            return parts.count == 2 ? (parts[0], parts[1]) : nil
        }

        init?(_ line: Substring) {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard let word = parts.first, Self.known.contains(word) else { return nil }
            self.word = word
            arguments = parts.count > 1 ? parts[1] : ""
        }

        private static let known: Set<Substring> = [
            "limit", "terms", "show", "drop-before-boot", "drop-tried", "drop", "put", "take", "keep", "return", "wait",
        ]
    }

    /// False where the directive has not the right form.
    private mutating func take(_ directive: Directive, content: ArraySlice<Substring>) throws -> Bool {
        let words = directive.words
        if directive.word.hasPrefix("drop") {
            guard let (account, name) = directive.accountAndName else { return false }
            let content = try Self.bytes(content)
            let step: Step =
                switch directive.word {
                case "drop-before-boot": .dropBeforeBoot(account: account, name: name, content: content)
                case "drop-tried": .dropTried(account: account, name: name, content: content)
                default: .drop(account: account, name: name, content: content)
                }
            steps.append(step)
            return true
        }
        guard content.isEmpty else { return false }
        switch (directive.word, words.count) {
        case ("limit", 2): return setLimit(words[0], Int(words[1]))
        case ("terms", 1): rules.terms = HouseRules.Terms(version: words[0], text: "Be kind to each other.")
        case ("show", 2) where words == ["absent", "headings"]: showsAbsentHeadings = true
        case ("put", 3):
            guard let shape = Shape(rawValue: words[2]) else { return false }
            steps.append(.put(account: words[0], name: words[1], shape))
        case ("take", 2): steps.append(.take(account: words[0], path: words[1], sender: words[0]))
        case ("take", 4): steps.append(.take(account: words[0], path: words[1], sender: words[3]))
        case ("keep", 2): steps.append(.keep(account: words[0], path: words[1]))
        case ("return", 0): steps.append(.giveBack)
        case ("wait", 1): steps.append(.wait(Double(words[0]) ?? 0))
        default: return false
        }
        return true
    }

    private mutating func setLimit(_ key: String, _ value: Int?) -> Bool {
        guard let value else { return false }
        switch key {
        case "bytes": rules.limits.bytes = value
        case "rows": rules.limits.rows = value
        case "columns": rules.limits.columns = value
        case "cell-bytes": rules.limits.cellBytes = value
        default: return false
        }
        return true
    }

    // MARK: Contents

    private static func bytes(_ lines: ArraySlice<Substring>) throws -> [UInt8] {
        try lines.reduce(into: []) { bytes, line in
            var rest = Array(line.utf8)[...]
            while let byte = rest.popFirst() {
                guard byte == UInt8(ascii: "\\") else {
                    bytes.append(byte)
                    continue
                }
                guard let escaped = rest.popFirst() else { return }
                bytes.append(try self.byte(escaped, &rest, in: line))
            }
            bytes.append(UInt8(ascii: "\n"))
        }
    }

    private static func byte(_ escaped: UInt8, _ rest: inout ArraySlice<UInt8>, in line: Substring) throws -> UInt8 {
        switch escaped {
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "0"): return 0x00
        case UInt8(ascii: "\\"): return escaped
        case UInt8(ascii: "x"):
            guard let byte = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { break }
            rest = rest.dropFirst(2)
            return byte
        default: break
        }
        throw Mistake(line: line)
    }
}
