import CivilTime

/// One row of a caseload spreadsheet, decoded: one client. It lives only as long as the row is looked at.
struct ClientRow: Hashable, Sendable {
    static let jobLimit = 9

    /// The row as a spreadsheet program shows it.
    var row: Int
    var referral: DateCell = .blank
    var profileStarted: DateCell = .blank
    var discharge: DateCell = .blank
    /// Sustainment dates recorded by hand.
    var sustained13Weeks: DateCell = .blank
    var sustained26Weeks: DateCell = .blank
    /// Jobs with anything in their cells, by number; at most `jobLimit`.
    var jobs: [Job] = []
    var employment: EmploymentAtReferral = .neither
    var gender: OptionCell = .blank
    var ethnicity: OptionCell = .blank
    var benefitStatus: OptionCell = .blank

    struct Job: Hashable, Sendable {
        /// N of `Job N start date`, from 1.
        var number: Int
        var start: DateCell
        var end: DateCell
        /// Hours a week in hundredths; nil where blank, 0, a band or unreadable.
        var hoursInHundredths: Int?

        init(number: Int, start: DateCell = .blank, end: DateCell = .blank, hoursInHundredths: Int? = nil) {
            self.number = number
            self.start = start
            self.end = end
            self.hoursInHundredths = hoursInHundredths
        }
    }

    init(row: Int) {
        self.row = row
    }
}

/// What stands in a date cell.
enum DateCell: Hashable, Sendable {
    case blank
    /// Something that is no date: not blank, and no day either. Its file is rejected.
    case unreadable
    case day(CivilDay)

    var day: CivilDay? {
        if case .day(let day) = self { day } else { nil }
    }
}

/// What stands in a cell of a demographic.
enum OptionCell: Hashable, Sendable {
    case blank
    case unrecognised
    /// Index into the options of the schema's field.
    case option(Int)
}

/// `Employment status at referral`, as far as measures ask.
enum EmploymentAtReferral: Hashable, Sendable {
    case employed
    /// Unemployed and seeking work … Retired (MHSDS 02–08).
    case outOfWork
    /// Not stated, blank or unrecognised: neither of the two (decided here).
    case neither
}
