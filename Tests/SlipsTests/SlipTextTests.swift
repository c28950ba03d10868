import Slips
import Testing

private let submit = Slip(kind: .submitReturn, account: "svc-mersey", subject: "2026-Q3", revision: "4")
private let code = "KQWT-BDLM-CJNP-TRHF-GWLK"
private let asOffered =
    "Slip,Account,Subject,Revision,Code\r\nsubmit-return,svc-mersey,2026-Q3,4,KQWT-BDLM-CJNP-TRHF-GWLK\r\n"

private func read(_ text: String) -> SlipText.Reading {
    SlipText.read(Array(text.utf8))
}

struct SlipTextTests {
    @Test func `a slip is two lines with a byte order mark and CRLF`() {
        #expect(SlipText.bytes(of: submit, code: code) == [0xEF, 0xBB, 0xBF] + Array(asOffered.utf8))
        #expect(SlipText.path(of: submit) == "slips/submit-return-2026-Q3.slip.csv")
    }

    @Test func `the words of a slip are one a line, without its code`() {
        #expect(submit.words == "submit-return\nsvc-mersey\n2026-Q3\n4")
    }

    @Test(arguments: [
        Slip(kind: .acceptTerms, account: "svc-mersey", subject: "terms", revision: "2026-11"),
        Slip(kind: .acceptTerms, account: "svc-mersey", subject: "terms", revision: "1.0"),
        Slip(kind: .withdrawPart, account: "team-north", subject: "dashboard-2026-Q3-main", revision: "2"),
        submit,
        Slip(kind: .withdrawReturn, account: "svc-mersey", subject: "2026-Q3", revision: "4"),
        Slip(kind: .grantStakeholder, account: "svc-mersey", subject: "may-5", revision: "1"),
        Slip(kind: .revokeStakeholder, account: "svc-mersey", subject: "stk-mersey", revision: "1"),
        Slip(kind: .finaliseMAR, account: "prov-one", subject: "2026-10", revision: "12"),
        Slip(kind: .requestMAR, account: "prov-one", subject: "2026-10", revision: "0"),
        Slip(kind: .acceptTerms, account: "a,b", subject: "say \"yes\"", revision: "=1+1"),
    ])
    func `a slip comes back as it was offered`(slip: Slip) {
        #expect(SlipText.read(SlipText.bytes(of: slip, code: code)) == .slip(slip, code: code))
    }

    @Test(arguments: [
        ("semicolons", asOffered.replacing(",", with: ";")),
        ("tabs", asOffered.replacing(",", with: "\t")),
        ("a byte order mark", "\u{FEFF}" + asOffered),
        ("line feeds", asOffered.replacing("\r\n", with: "\n")),
        ("no line end", asOffered.replacing("\r\n", with: "\n").trimmingLastLineFeed),
        ("old Mac line ends", asOffered.replacing("\r\n", with: "\r")),
        (
            "quotes",
            "\"Slip\",\"Account\",\"Subject\",\"Revision\",\"Code\"\n"
                + "\"submit-return\",\"svc-mersey\",\"2026-Q3\",\"4\",\"KQWT-BDLM-CJNP-TRHF-GWLK\"\n"
        ),
        ("blank lines and cells around", "\n,,,,,,\n" + asOffered.replacing("\r\n", with: ",,\r\n") + ",,,,,,\r\n\r\n"),
        ("blanks in cells", asOffered.replacing(",", with: " , ")),
        ("headings in capitals", asOffered.replacing("Slip,Account", with: "SLIP,ACCOUNT")),
        ("a declared separator", "sep=;\r\n" + asOffered.replacing(",", with: ";")),
    ])
    func `a slip that was saved again still works`(how: String, text: String) {
        #expect(read(text) == .slip(submit, code: code), "\(how)")
    }

    @Test func `a slip that was saved as Unicode text still works`() {
        let bytes = ("\u{FEFF}" + asOffered.replacing(",", with: "\t")).utf16.reduce(into: [UInt8]()) { bytes, unit in
            bytes += [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
        }
        #expect(SlipText.read(bytes) == .slip(submit, code: code))
    }

    /// What Excel makes of a cell when a file is opened and saved: numbers and dates change, the rest stays.
    @Test(arguments: [
        "2026-10", "1.0", "007", "may-5", "5E3", "12345678901234567", "TRUE", "+44", "march 2026", "10:30",
    ])
    func `what a spreadsheet would change is offered with an apostrophe`(word: String) {
        let slip = Slip(kind: .acceptTerms, account: "svc-mersey", subject: "terms", revision: word)
        let text = String(decoding: SlipText.bytes(of: slip, code: code), as: UTF8.self)
        #expect(text.contains(",'\(word),"))
    }

    @Test(arguments: [
        "4", "0", "2026-Q3", "terms", "dashboard-2026-Q3-main", "mar-keyworkers-2026-10-main", "v1.0", "may",
    ])
    func `what a spreadsheet leaves alone is offered as it is`(word: String) {
        let slip = Slip(kind: .acceptTerms, account: "svc-mersey", subject: "terms", revision: word)
        let text = String(decoding: SlipText.bytes(of: slip, code: code), as: UTF8.self)
        #expect(text.contains(",\(word),"))
    }

    @Test(arguments: [
        "", "\n\n", "Referral date,Discharge date\n01/07/2026,\n", "Slip\n", "Slip,Account,Subject,Revision\n",
        "Slip,Account,Subject,Revision,Code,Note\na,b,c,d,e,f\n", "Account,Slip,Subject,Revision,Code\n",
        "Slips,Account,Subject,Revision,Code\n", "Form,Revision\n",
        asOffered + String(repeating: "\r\n", count: 4096),
    ])
    func `anything else is no slip`(text: String) {
        #expect(read(text) == .notASlip)
    }

    @Test(arguments: [
        "Slip,Account,Subject,Revision,Code\n",
        asOffered + "submit-return,svc-mersey,2026-Q2,4,KQWT-BDLM-CJNP-TRHF-GWLK\n",
        asOffered.replacing("submit-return", with: "submit-everything"),
        asOffered.replacing(",4,", with: ",,"),
        asOffered.replacing(",4,", with: ",4,5,"),
        asOffered.replacing(",KQWT-BDLM-CJNP-TRHF-GWLK", with: ""),
        "Slip,Account,Subject,Revision,Code\nsubmit-return;svc-mersey;2026-Q3;4;KQWT-BDLM-CJNP-TRHF-GWLK\n",
    ])
    func `a slip by its headings that can't be read is damaged`(text: String) {
        #expect(read(text) == .damaged)
    }

    @Test func `a spreadsheet file is no slip`() {
        #expect(SlipText.read([0x50, 0x4B, 0x03, 0x04] + Array(asOffered.utf8)) == .notASlip)
    }
}

extension String {
    fileprivate var trimmingLastLineFeed: String {
        hasSuffix("\n") ? String(dropLast()) : self
    }
}
