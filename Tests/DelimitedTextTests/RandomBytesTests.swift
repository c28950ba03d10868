import DelimitedText
import Findings
import Testing

/// Whatever arrives, reading ends, and what it says holds together.
struct RandomBytesTests {
    /// Stands in cells of the good file; no heading is like it.
    static let canary = "Zebedee"

    static let goodFile = [
        "A,B,C", "Zebedee,\"Zebedee, \"\"Zeb\"\"\",01/02/2026", "é,\"two\nlines\",'=1", ",,", "Zebedee,x,y", "",
    ].joined(separator: "\r\n")

    func check(_ bytes: [UInt8]) {
        let reading = Reading(bytes, limits: ReadLimits(bytes: 400, rows: 5, columns: 6, cellBytes: 60))
        #expect((reading.rows == nil) == (reading.facts?.headingRow == nil))
        if let rows = reading.rows {
            // A last row that was cut off is counted and not visited; its finding is about the whole row.
            let isCutOff = reading.findings.listed.contains {
                $0.rule == .textTruncated && $0.row != nil && $0.column == nil
            }
            #expect(rows.count == min((reading.facts?.rows ?? -1) - (isCutOff ? 1 : 0), 5))
            #expect(rows.allSatisfy { $0.number > reading.headingRow ?? .max })
            #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.number < $1.number })
        } else {
            #expect(reading.findings.errors > 0)
        }
        for finding in reading.findings.listed where finding.message.contains(Self.canary) || finding.message.isEmpty {
            Issue.record("a finding of \(finding.rule.rawValue) is empty or shows a cell")
        }
        _ = DelimitedText.records(of: bytes)
        _ = DelimitedText.records(of: bytes, firstCell: ["A"])
    }

    @Test func `random bytes are read to an end`() {
        var random = SplitMix(state: 2)
        let alphabets: [[UInt8]] = [
            Array(0...255), Array("AB,;\"\r\n\t| '=\u{A0}é\0".utf8), [0xFF, 0xFE, 0x00, 0x41, 0x2C, 0x0A, 0xD8, 0xDC],
        ]
        for round in 0..<6000 {
            let alphabet = alphabets[round % alphabets.count]
            var bytes = (0..<Int.random(in: 0...120, using: &random)).map { _ in
                alphabet.randomElement(using: &random) ?? 0
            }
            if round.isMultiple(of: 2) { bytes = Array("A,B\n".utf8) + bytes }
            if round.isMultiple(of: 5) {
                bytes = [[0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF]][round % 3] + bytes
            }
            check(bytes)
        }
    }

    @Test func `a good file with random damage is read to an end`() {
        var random = SplitMix(state: 3)
        let good = Array(Self.goodFile.utf8)
        let bits: [UInt8] = [0x00, 0x0A, 0x0D, 0x22, 0x27, 0x2C, 0x80, 0xA0, 0xC2, 0xC3, 0xFF]
        for _ in 0..<4000 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<max(1, bytes.count), using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0 where !bytes.isEmpty: bytes[place] = bits.randomElement(using: &random) ?? 0
                case 1 where !bytes.isEmpty: bytes.remove(at: place)
                case 2: bytes.insert(bits.randomElement(using: &random) ?? 0, at: min(place, bytes.count))
                default: bytes = Array(bytes.prefix(max(place, 1)))
                }
            }
            check(bytes)
        }
    }

    @Test func `a good file cut off anywhere is not accepted in silence`() {
        let good = Array(Self.goodFile.utf8)
        #expect(Reading(good).found == [])
        let lineEnds = good.indices.filter { good[$0] == 0x0A || good[$0] == 0x0D }.map { $0 + 1 }
        for count in 1..<good.count where !lineEnds.contains(count) {
            #expect(Reading(Array(good.prefix(count))).found != [], "cut after \(count) bytes")
        }
    }
}
