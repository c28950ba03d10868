/// `terms.html`: what a service agrees to, from the operator's plain text.
package enum TermsDocument {
    /// - Parameters:
    ///   - text: paragraphs parted by blank lines; lines that begin with `#`, `##` or `###` are headings, with `-` or
    /// `*`     items of a list, with `1.` items of a numbered one. Nothing else means anything.
    ///   - owner: name of the organisation whose outbox it goes to.
    package static func html(text: String, version: String, owner: String, context: PageContext) -> [UInt8] {
        let page = Page(title: "Terms", owner: owner, home: "index.html", context: context)
        return page.bytes {
            p { "Version \(version)" }
        } main: {
            block("section", ["aria-label": "Text of the terms"]) {
                for piece in Piece.all(in: text) { piece.html }
            }
        }
    }
}

/// A paragraph, a heading or a list.
private enum Piece {
    case paragraph([String])
    case heading(String)
    case subheading(String)
    case bullets([String])
    case numbers([String])

    /// Lines are split at LF; a CR before it goes with the blanks that are trimmed off every line.
    static func all(in text: String) -> [Piece] {
        var pieces: [Piece] = []
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let words = line.split(whereSeparator: \.isWhitespace)
            guard let mark = words.first else {
                pieces.append(.paragraph([]))  // Nothing joins what stands before a blank line.
                continue
            }
            let rest = words.dropFirst().joined(separator: " ")
            switch (String(mark), pieces.last) {
            case ("#", _), ("##", _): pieces.append(.heading(rest))
            case ("###", _): pieces.append(.subheading(rest))
            case ("-", .bullets(let items)), ("*", .bullets(let items)):
                pieces[pieces.count - 1] = .bullets(items + [rest])
            case ("-", _), ("*", _): pieces.append(.bullets([rest]))
            case (let number, .numbers(let items)) where isItemNumber(number):
                pieces[pieces.count - 1] = .numbers(items + [rest])
            case (let number, _) where isItemNumber(number): pieces.append(.numbers([rest]))
            default: pieces.append(line: words.joined(separator: " "))
            }
        }
        return pieces
    }

    /// `1.`, `12.`
    private static func isItemNumber(_ word: String) -> Bool {
        word.last == "." && word.count > 1 && word.dropLast().allSatisfy { ("0"..."9").contains($0) }
    }

    @HTMLBuilder
    var html: HTML {
        switch self {
        case .paragraph(let lines) where lines.isEmpty: .nothing
        case .paragraph(let lines): p { HTML(lines.joined(separator: " ")) }
        case .heading(let title): block("h2") { HTML(title) }
        case .subheading(let title): h3(HTML(title))
        case .bullets(let items): list(items.map { HTML($0) })
        case .numbers(let items): steps(items.map { HTML($0) })
        }
    }
}

extension [Piece] {
    /// A plain line goes on with the paragraph or the list item before it.
    fileprivate mutating func append(line: String) {
        switch last {
        case .paragraph(let lines): self[count - 1] = .paragraph(lines + [line])
        case .bullets(let items): self[count - 1] = .bullets(items.dropLast() + [items[items.count - 1] + " " + line])
        case .numbers(let items): self[count - 1] = .numbers(items.dropLast() + [items[items.count - 1] + " " + line])
        case .heading, .subheading, nil: append(.paragraph([line]))
        }
    }
}
