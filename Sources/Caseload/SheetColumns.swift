import Findings
import TableSchema

/// Where a sheet keeps what a caseload needs. A column that the sheet lacks is nil.
struct SheetColumns {
    /// Two integers, so that handing it to the reader of a cell costs nothing.
    struct Column: Hashable {
        /// The index of the field in the schema, and so of the cell in a row.
        var slot: Int
        /// From 1 (A).
        var number: Int
    }

    struct JobColumns: Hashable {
        /// N of `Job N start date`, from 1.
        var number: Int
        var start: Column?
        var end: Column?
        var hours: Column?
    }

    let clientID: Column?
    let referral: Column?
    let profileStarted: Column?
    let discharge: Column?
    let sustained13Weeks: Column?
    let sustained26Weeks: Column?
    /// Every job that the sheet has a column of.
    let jobs: [JobColumns]
    let employmentAtReferral: Column?
    let gender: Column?
    let ethnicity: Column?
    let benefitStatus: Column?

    /// In the schema's spelling, by slot.
    private let headings: [String]

    init(_ binding: SchemaBinding) {
        func column(_ role: String) -> Column? {
            guard let slot = binding.schema.index(ofRole: role), let number = binding.columns[slot] else { return nil }
            return Column(slot: slot, number: number)
        }
        clientID = column(Role.clientID)
        referral = column(Role.referral)
        profileStarted = column(Role.profileStarted)
        discharge = column(Role.discharge)
        sustained13Weeks = column(Role.sustained13Weeks)
        sustained26Weeks = column(Role.sustained26Weeks)
        jobs = (1...ClientRow.jobLimit)
            .map { number in
                JobColumns(
                    number: number, start: column(Role.jobStart(number)), end: column(Role.jobEnd(number)),
                    hours: column(Role.jobHours(number)))
            }
            .filter { $0.start != nil || $0.end != nil || $0.hours != nil }
        employmentAtReferral = column(Role.employmentAtReferral)
        gender = column(Role.gender)
        ethnicity = column(Role.ethnicity)
        benefitStatus = column(Role.benefitStatus)
        headings = binding.schema.fields.map(\.heading)
    }

    func heading(of column: Column) -> String {
        headings[column.slot]
    }

    /// A finding at a cell, or about a whole column where `row` is nil.
    func finding(
        _ rule: FindingRule, at column: Column, row: Int?, count: Int? = nil, _ message: String
    ) -> Finding {
        Finding(rule, row: row, column: column.number, heading: heading(of: column), count: count, message)
    }

    var knownHeadings: KnownHeadings {
        var groups: Set<HeadingGroup> = []
        func note(_ group: HeadingGroup, _ isThere: Bool) {
            if isThere { groups.insert(group) }
        }
        note(.employmentAtReferral, employmentAtReferral != nil)
        note(.profileStarted, profileStarted != nil)
        note(.jobStart, jobs.contains { $0.start != nil })
        note(.jobEnd, jobs.contains { $0.end != nil })
        note(.jobHours, jobs.contains { $0.hours != nil })
        note(.sustained13Weeks, sustained13Weeks != nil)
        note(.sustained26Weeks, sustained26Weeks != nil)
        note(.discharge, discharge != nil)
        note(.gender, gender != nil)
        note(.ethnicity, ethnicity != nil)
        note(.benefitStatus, benefitStatus != nil)
        return KnownHeadings(groups)
    }
}

/// What the schema calls the fields of a caseload; stays when a new edition of the template words a heading anew.
enum Role {
    static let clientID = "client-id"
    static let referral = "referral-date"
    static let employmentAtReferral = "employment-status"
    static let profileStarted = "profile-date"
    static let sustained13Weeks = "sustainment-13-weeks"
    static let sustained26Weeks = "sustainment-26-weeks"
    static let discharge = "discharge-date"
    static let gender = "gender"
    static let ethnicity = "ethnicity"
    static let benefitStatus = "benefit-status"

    static func jobStart(_ number: Int) -> String { "job-\(number)-start" }
    static func jobEnd(_ number: Int) -> String { "job-\(number)-end" }
    static func jobHours(_ number: Int) -> String { "job-\(number)-hours" }
}
