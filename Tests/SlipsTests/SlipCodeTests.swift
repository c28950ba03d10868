import Slips
import Testing

struct SlipCodeTests {
    @Test(arguments: [
        ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0], "BBBB-BBBB-BBBB-BBBB-BBBB"),
        ([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], "WWWW-WWWW-WWWW-WWWW-WWWW"),
        ([0x01, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, 0xEF, 0x10, 0x32], "BCDF-GHJK-LMNP-QRTW-CBFD"),
    ])
    func `each half of a byte is a letter, four letters a group`(bytes: [UInt8], code: String) {
        #expect(SlipCode.text(of: bytes) == code)
    }

    @Test func `bytes beyond the tenth are not shown`() {
        let bytes = [UInt8](1...10)
        #expect(SlipCode.text(of: bytes + [200, 201]) == SlipCode.text(of: bytes))
    }
}
