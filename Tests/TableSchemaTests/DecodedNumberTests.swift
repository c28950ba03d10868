import TableSchema
import Testing

struct DecodedHoursTests {
    func check(_ cell: String, _ expected: DecodedHours, _ location: SourceLocation = #_sourceLocation) {
        #expect(decodeHours(Array(cell.utf8).span) == expected, "\(cell)", sourceLocation: location)
    }

    @Test func `hours are read in hundredths, with a point or a comma`() {
        check("16", .hundredths(1600))
        check("37.5", .hundredths(3750))
        check("37,5", .hundredths(3750))
        check("7.05", .hundredths(705))
        check("0.01", .hundredths(1))
        check("168", .hundredths(16_800))
        check("168.00", .hundredths(16_800))
        check("016", .hundredths(1600))
    }

    @Test func `zero is blank`() {
        for cell in ["", "0", "0.0", "0,00", "000"] { check(cell, .blank) }
    }

    @Test func `a band counts as a job without hours`() {
        for cell in ["30+", "16-29", "5-15", "1-4"] { check(cell, .band) }
    }

    @Test func `anything else is not read`() {
        let cells = [
            "168.01", "169", "1000", "-1", "+5", "16.", ".5", "16.555", "16..5", "1,600", "16h", "16 hours",
            "full time",
            "16-30", "4-1", "30++", "5-15 ", "0x10", "1e1", "99999999999999999999", "1.99999999999999999999",
            "١٦",
        ]
        for cell in cells { check(cell, .unreadable) }
    }
}

struct DecodedNumberTests {
    func check(_ cell: String, places: Int, _ expected: DecodedNumber, _ location: SourceLocation = #_sourceLocation) {
        #expect(decodeNumber(Array(cell.utf8).span, places: places) == expected, "\(cell)", sourceLocation: location)
    }

    @Test func `whole numbers are read, also as programs write them that know none`() {
        check("", places: 0, .blank)
        for (cell, number) in [("0", 0), ("12", 12), ("012", 12), ("3.0", 3), ("3.000", 3), ("999999999", 999_999_999)]
        {
            check(cell, places: 0, .number(number))
        }
        for cell in ["-1", "+1", "1.5", "1,0", "1,000", "1e3", "1 000", "1.", ".0", "1000000000", "x", "١"] {
            check(cell, places: 0, .unreadable)
        }
    }

    @Test func `decimals are read in units of the last place, with a point or a comma`() {
        for (cell, number) in [
            ("1", 100), ("0.5", 50), ("0,5", 50), ("0.25", 25), ("7.50", 750), ("7.500", 750), ("0.00", 0),
            ("16", 1600),
        ] { check(cell, places: 2, .number(number)) }
        for cell in ["0.125", "1,005", ".5", "0.", "0.5.", "half"] { check(cell, places: 2, .unreadable) }
    }
}

struct OptionDecoderTests {
    func decoder(_ role: String) throws -> (decode: (String) -> DecodedOption, options: [TableSchema.Option]) {
        let schema = TableSchema.standardSpreadsheet
        let field = schema.fields[try #require(schema.index(ofRole: role))]
        let decoder = OptionDecoder(field.options)
        return ({ decoder.decode(Array($0.utf8).span) }, field.options)
    }

    @Test(arguments: ["employment-status", "gender", "ethnicity", "benefit-status"])
    func `every label and synonym is read, whatever its case and blanks`(role: String) throws {
        let (decode, options) = try decoder(role)
        for (index, option) in options.enumerated() {
            for word in option.words {
                #expect(decode(word) == .option(index))
                #expect(decode(" " + word.uppercased().replacing(" ", with: "\u{A0} ")) == .option(index))
            }
        }
        #expect(decode("") == .blank)
        #expect(decode("something else") == .unknown)
        #expect(decode("?") == .unknown)
    }

    @Test(arguments: [
        ("employment-status", "01", "Employed"), ("employment-status", "08", "Retired"),
        ("employment-status", "4", "Long-term sick or disabled"), ("employment-status", "zz", "Not stated"),
        ("gender", "1", "Male"), ("gender", "2", "Female"), ("gender", "Z", "Not stated"),
        ("ethnicity", "A", "White British"), ("ethnicity", "r", "Chinese"),
        ("ethnicity", "S", "Any other ethnic group"),
        ("ethnicity", "Z", "Not stated"),
    ])
    func `the codes of the national data set are read`(role: String, code: String, label: String) throws {
        let (decode, options) = try decoder(role)
        #expect(decode(code) == .option(try #require(options.firstIndex { $0.label == label })))
    }

    @Test(arguments: [("employment-status", "09"), ("employment-status", "001"), ("ethnicity", "I"), ("gender", "X")])
    func `codes without a meaning here are unknown`(role: String, code: String) throws {
        #expect(try decoder(role).decode(code) == .unknown)
    }
}
