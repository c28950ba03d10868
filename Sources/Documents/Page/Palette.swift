/// The colours of every page, light and dark, and which of them stand on which. A test holds the contrast that WCAG 2.2
/// asks for: 4.5 to 1 for text (1.4.3), 3 to 1 for what has to be seen without being read (1.4.11).
enum Palette {
    enum Role: String, CaseIterable {
        case page, card, ink, muted, line, link, focus
        case band, bandInk = "band-ink"
        case good, goodTint = "good-tint", warn, warnTint = "warn-tint", bad, badTint = "bad-tint"
        case bar, barSecond = "bar-second"
    }

    static func light(_ role: Role) -> UInt32 {
        switch role {
        case .page: 0xF3F5F4
        case .card: 0xFFFFFF
        case .ink: 0x1A2429
        case .muted: 0x4C5A61
        case .line: 0xD3DAD9
        case .link: 0x0A5A73
        case .focus: 0x9A4A00
        case .band: 0x10394A
        case .bandInk: 0xFFFFFF
        case .good: 0x17633A
        case .goodTint: 0xE8F3EC
        case .warn: 0x7A4B00
        case .warnTint: 0xFCF2DF
        case .bad: 0x9B1C1C
        case .badTint: 0xFBEAE9
        case .bar: 0x1F6F8B
        case .barSecond: 0xB4632A
        }
    }

    static func dark(_ role: Role) -> UInt32 {
        switch role {
        case .page: 0x11181B
        case .card: 0x1A2327
        case .ink: 0xE8EEEF
        case .muted: 0xAEBBC0
        case .line: 0x37454B
        case .link: 0x86CFE3
        case .focus: 0xFFB86B
        case .band: 0x0C2A37
        case .bandInk: 0xF2F7F8
        case .good: 0x86D6A5
        case .goodTint: 0x172A20
        case .warn: 0xF2C46F
        case .warnTint: 0x2E2515
        case .bad: 0xFFA49B
        case .badTint: 0x351D1C
        case .bar: 0x5DB3CE
        case .barSecond: 0xE0935C
        }
    }

    /// Text, and what it is written on.
    static let readable: [(text: Role, background: Role)] = [
        (.ink, .page), (.ink, .card), (.muted, .page), (.muted, .card), (.link, .page), (.link, .card),
        (.bandInk, .band), (.good, .goodTint), (.warn, .warnTint), (.bad, .badTint), (.good, .card), (.warn, .card),
        (.bad, .card), (.ink, .goodTint), (.ink, .warnTint), (.ink, .badTint), (.link, .goodTint), (.link, .warnTint),
        (.link, .badTint),
    ]

    /// Bars and the mark of the focus, and what they are drawn on.
    static let visible: [(mark: Role, background: Role)] = [
        (.bar, .card), (.barSecond, .card), (.focus, .page), (.focus, .card),
    ]

    /// `--page:#f3f5f4;…`: the colours as custom properties.
    static func properties(_ colour: (Role) -> UInt32) -> String {
        Role.allCases.map { "--\($0.rawValue):#\(hexadecimal(colour($0)))" }.joined(separator: ";")
    }

    private static func hexadecimal(_ colour: UInt32) -> String {
        let digits = String(colour, radix: 16)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }
}
