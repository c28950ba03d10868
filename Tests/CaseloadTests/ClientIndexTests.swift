import CivilTime
import Testing

@testable import Caseload

struct ClientIndexTests {
    private func see(_ index: ClientIndex, _ id: String, row: Int, referral: CivilDay? = nil) -> ClientIndex.Sighting? {
        index.see(Array(id.utf8).span, row: row, referral: referral)
    }

    @Test func `IDs are equal byte by byte, and blanks never`() {
        let index = ClientIndex()
        index.beginFile()
        #expect(see(index, "A1", row: 2) == nil)
        #expect(see(index, "a1", row: 3) == nil)
        #expect(see(index, "A1 ", row: 4) == nil)
        #expect(see(index, "", row: 5) == nil)
        #expect(see(index, "", row: 6) == nil)
        #expect(see(index, "A1", row: 7) == .init(file: 1, row: 2, referral: nil))
        #expect(see(index, "a1", row: 8)?.row == 3)
    }

    @Test func `the row with the latest referral is the one remembered`() throws {
        let index = ClientIndex()
        index.beginFile()
        let (early, late) = (try day("2026-01-01"), try day("2026-02-01"))
        #expect(see(index, "x", row: 2) == nil)
        #expect(see(index, "x", row: 3, referral: early)?.row == 2)
        #expect(see(index, "x", row: 4, referral: late)?.row == 3)
        #expect(see(index, "x", row: 5, referral: early)?.row == 4)
        #expect(see(index, "x", row: 6, referral: late)?.row == 4)
        #expect(see(index, "x", row: 7)?.row == 4)
    }

    @Test func `handed on, it finds clients of an earlier file, and then of the present one`() {
        let index = ClientIndex()
        index.beginFile()
        #expect(see(index, "x", row: 2) == nil)
        index.beginFile()
        #expect(see(index, "x", row: 9) == .init(file: 1, row: 2, referral: nil))
        #expect(see(index, "x", row: 10) == .init(file: 2, row: 9, referral: nil))
    }

    @Test func `it agrees with a dictionary of strings, also over many chunks and long IDs`() {
        var generator = SeededGenerator(seed: 5)
        let index = ClientIndex()
        index.beginFile()
        var rowByID: [String: Int] = [:]
        for row in 2..<30_000 {
            var id = String(Int.random(in: 0..<20_000, using: &generator))
            // Some as long as a cell may be, longer than what is left of any chunk.
            if row % 50 == 0 { id = String(repeating: "é", count: Int.random(in: 0...8_000, using: &generator)) + id }
            #expect(see(index, id, row: row)?.row == rowByID[id])
            if rowByID[id] == nil { rowByID[id] = row }
        }
    }
}
