import Foundation
import Testing

/// A Markdown file of the project. Blocks in it come from the program itself and are held equal to it:
///
///     <!-- generated: settings -->
///     …
///     <!-- end -->
///
/// `UPDATE_GOLDEN=1` writes them anew. Read the difference before it is committed.
struct Article {
    let name: String
    private let file: URL
    private(set) var text: String

    /// An article of the guides by its name, `Settings`.
    init(_ name: String) throws {
        try self.init(path: "\(Repository.guides)/\(name).md")
    }

    /// Any file by its path in the repository.
    init(path: String) throws {
        file = Repository.root.appending(path: path)
        name = file.lastPathComponent
        text = try String(contentsOf: file, encoding: .utf8)
    }

    /// Every article of the guides.
    static func all() throws -> [Article] {
        try FileManager.default.contentsOfDirectory(atPath: Repository.root.appending(path: Repository.guides).path)
            .filter { $0.hasSuffix(".md") }.sorted()
            .map { try Article(path: "\(Repository.guides)/\($0)") }
    }

    /// Expects the block to hold these lines, or writes them.
    mutating func expect(
        _ block: String, _ lines: [String], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let opening = "<!-- generated: \(block) -->\n"
        let start = try #require(
            text.firstRange(of: opening), "\(name) has no block “\(block)”", sourceLocation: sourceLocation
        ).upperBound
        let end = try #require(
            text[start...].firstRange(of: "<!-- end -->"), "“\(block)” has no end", sourceLocation: sourceLocation
        ).lowerBound
        let generated = (lines + [""]).joined(separator: "\n")
        guard text[start..<end] != generated else { return }
        guard ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" else {
            Issue.record(
                """
                \(name), “\(block)” is not what the program says. UPDATE_GOLDEN=1 writes:
                \(generated)
                """, sourceLocation: sourceLocation)
            return
        }
        text.replaceSubrange(start..<end, with: generated)
        try Data(text.utf8).write(to: file)
    }

    /// The lines below a heading, up to the next one; nil where there is no such heading.
    func section(_ title: String) -> [Substring]? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = lines.firstIndex(where: { isHeading($0) && $0.drop { $0 == "#" }.dropFirst() == title })
        else {
            return nil
        }
        return Array(lines[(start + 1)...].prefix { !isHeading($0) })
    }

    /// The lines that stand behind the mark `<!-- example: … -->`: a table, or the inside of a fence.
    func example(_ name: String) throws -> [Substring] {
        let mark = try #require(text.firstRange(of: "<!-- example: \(name) -->\n"), "no example \(name)")
        var lines = text[mark.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)[...]
        guard lines.first?.hasPrefix("```") == true else { return Array(lines.prefix { $0.hasPrefix("|") }) }
        lines = lines.dropFirst()
        return Array(lines.prefix { !$0.hasPrefix("```") })
    }

    /// Lines of code that a reader may copy into a shell: inside fences or set in by four blanks.
    var codeLines: [Substring] {
        var isInFence = false
        return text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            if line.hasPrefix("```") {
                isInFence.toggle()
                return false
            }
            return isInFence || line.hasPrefix("    ")
        }
    }

    /// Every text between single backticks, outside of fences.
    var codeWords: Set<Substring> {
        var words: Set<Substring> = []
        for line in text.split(separator: "\n") where !line.hasPrefix("```") {
            let pieces = line.split(separator: "`", omittingEmptySubsequences: false)
            for index in stride(from: 1, to: pieces.count, by: 2) { words.insert(pieces[index]) }
        }
        return words
    }

    private func isHeading(_ line: Substring) -> Bool { line.hasPrefix("#") && line.contains("# ") }
}

enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let guides = "Sources/Daemon/Weighbridge.docc"

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
}

/// A table in Markdown.
func table(_ columns: [String], _ rows: [[String]]) -> [String] {
    func line(_ cells: [String]) -> String {
        "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
    }
    return [line(columns), "|" + columns.map { _ in "---|" }.joined()] + rows.map(line)
}

/// A paragraph in lines of at most 120 columns, as the articles are written.
func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
        // A line that began with one of these would be a list, a heading or a table.
        let isMark = "-+*#|>".contains(word.prefix(1))
        if let last = lines.last, isMark || last.count + 1 + word.count <= 120 {
            lines[lines.count - 1] = "\(last) \(word)"
        } else {
            lines.append(String(word))
        }
    }
    return lines
}
