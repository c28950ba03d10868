/// A piece of a page. Whatever becomes part of it as text is escaped, literals included; markup comes from `element`
/// alone, whose names are written in the source. So no heading, name or message can ever become markup.
struct HTML: Hashable, Sendable {
    private(set) var markup: String

    /// Text, escaped.
    init(_ text: String) {
        markup = escaped(text)
    }

    /// Markup of this program's own making: the style sheet, and what `element` puts together.
    init(trustedMarkup: String) {
        markup = trustedMarkup
    }

    static let nothing = HTML(trustedMarkup: "")

    static func + (left: HTML, right: HTML) -> HTML {
        HTML(trustedMarkup: left.markup + right.markup)
    }
}

extension HTML: ExpressibleByStringInterpolation {
    init(stringLiteral text: String) {
        self.init(text)
    }

    init(stringInterpolation: StringInterpolation) {
        self.init(trustedMarkup: stringInterpolation.markup)
    }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var markup = ""

        init(literalCapacity: Int, interpolationCount: Int) {}

        mutating func appendLiteral(_ text: String) { markup += escaped(text) }
        mutating func appendInterpolation(_ text: String) { markup += escaped(text) }
        mutating func appendInterpolation(_ number: Int) { markup += String(number) }
        mutating func appendInterpolation(_ html: HTML) { markup += html.markup }
    }
}

@resultBuilder
enum HTMLBuilder {
    static func buildExpression(_ html: HTML) -> HTML { html }
    static func buildBlock(_ parts: HTML...) -> HTML { joined(parts) }
    static func buildOptional(_ part: HTML?) -> HTML { part ?? .nothing }
    static func buildEither(first part: HTML) -> HTML { part }
    static func buildEither(second part: HTML) -> HTML { part }
    static func buildArray(_ parts: [HTML]) -> HTML { joined(parts) }

    private static func joined(_ parts: [HTML]) -> HTML {
        HTML(trustedMarkup: parts.map(\.markup).joined())
    }
}

/// The characters that mean something in HTML, in text and in quoted attributes, as references; control characters,
/// which a page may not hold, as U+FFFD.
private func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        case "'": result += "&#39;"
        default: result.unicodeScalars.append(isForbiddenControl(scalar) ? "\u{FFFD}" : scalar)
        }
    }
    return result
}

/// C0 and C1 controls other than TAB, LF and CR, and the marks that turn the direction of text around.
func isForbiddenControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
}
