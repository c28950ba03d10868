package import CivilTime

/// One row of a caseload spreadsheet, decoded: one client. It lives only as long as the row is looked at.
package struct ClientRow: Hashable, Sendable {
    package static let jobLimit = 9

    /// The row as a spreadsheet program shows it.
    package var row: Int
    package var referral: DateCell = .blank
    package var profileStarted: DateCell = .blank
    package var discharge: DateCell = .blank
    /// Sustainment dates recorded by hand.
    package var sustained13Weeks: DateCell = .blank
    package var sustained26Weeks: DateCell = .blank
    /// Jobs with anything in their cells, by number; at most `jobLimit`.
    package var jobs: [Job] = []
    package var employment: EmploymentAtReferral = .neither
    package var gender: OptionCell = .blank
    package var ethnicity: OptionCell = .blank
    package var benefitStatus: OptionCell = .blank

    package struct Job: Hashable, Sendable {
        /// N of `Job N start date`, from 1.
        package var number: Int
        package var start: DateCell
        package var end: DateCell
        /// Hours a week in hundredths; nil where blank, 0, a band or unreadable.
        package var hoursInHundredths: Int?

        package init(number: Int, start: DateCell = .blank, end: DateCell = .blank, hoursInHundredths: Int? = nil) {
            self.number = number
            self.start = start
            self.end = end
            self.hoursInHundredths = hoursInHundredths
        }
    }

    package init(row: Int) {
        self.row = row
    }
}

/// What stands in a date cell.
package enum DateCell: Hashable, Sendable {
    case blank
    /// Something that is no date: not blank, and no day either. Its file is rejected.
    case unreadable
    case day(CivilDay)

    package var day: CivilDay? {
        if case .day(let day) = self { day } else { nil }
    }
}

/// What stands in a cell of a demographic.
package enum OptionCell: Hashable, Sendable {
    case blank
    case unrecognised
    /// Index into the options of the schema's field.
    case option(Int)
}

/// `Employment status at referral`, as far as measures ask.
package enum EmploymentAtReferral: Hashable, Sendable {
    case employed
    /// Unemployed and seeking work … Retired (MHSDS 02–08).
    case outOfWork
    /// Not stated, blank or unrecognised: neither of the two (decided here).
    case neither
}
