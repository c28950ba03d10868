import CivilTime
import TableSchema
import Testing

/// Whatever stands in a cell, decoding it ends in one of its answers.
struct RandomCellTests {
    @Test func `random cells are decoded to an end`() {
        var state: UInt64 = 4
        func random(below limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let decoder = OptionDecoder(TableSchema.standardSpreadsheet.fields.flatMap(\.options))
        let alphabet = Array("0123456789/-:., T+\u{A0}x\0\u{FEFF}".utf8) + [0xFF, 0xC2]
        for round in 0..<20_000 {
            let cell = (0..<random(below: 24)).map { _ in
                round.isMultiple(of: 3) ? UInt8(random(below: 256)) : alphabet[random(below: alphabet.count)]
            }
            if case .day(let day) = decodeDate(cell.span) { #expect((1900...2100).contains(day.year)) }
            if case .hundredths(let hours) = decodeHours(cell.span) { #expect((1...16_800).contains(hours)) }
            _ = decoder.decode(cell.span)
        }
    }
}
