import CivilTime
import DelimitedText
import Findings
import TableSchema

/// Reads a sheet row by row: cells become one client, the client is checked, added to the numbers, and forgotten.
struct SheetReader {
    private(set) var rowsSkipped = 0
    /// Of rows and cells; findings about the sheet as a whole are in `sheetFindings`.
    private(set) var findings = FindingLog()

    private let columns: SheetColumns
    private let checks: RowChecks
    private let asOf: CivilDay
    private let day: WeighingDay?
    private let clients: ClientIndex
    private let dateInFutureMessage: String

    private var weigher: Weigher?
    /// One for all rows, so that a row costs no memory. Every cell is set anew by every row that is not skipped.
    private var client = ClientRow(row: 0)
    private var employment: OptionReader?
    private let employmentMeanings: [EmploymentAtReferral]
    private var gender: OptionReader?
    private var ethnicity: OptionReader?
    private var benefitStatus: OptionReader?
    private(set) var newestDate: CivilDay?
    private var hasDateInQuarter = false
    private var hasUnreadableDate = false

    init(
        _ binding: SchemaBinding, _ columns: SheetColumns, day: WeighingDay?, asOf: CivilDay, clients: ClientIndex
    ) {
        func optionReader(_ column: SheetColumns.Column?) -> OptionReader? {
            column.map { OptionReader($0, options: binding.schema.fields[$0.slot].options) }
        }
        self.columns = columns
        checks = RowChecks(columns: columns)
        self.asOf = asOf
        self.day = day
        self.clients = clients
        weigher = day.map { Weigher($0, headings: columns.knownHeadings) }
        employment = optionReader(columns.employmentAtReferral)
        employmentMeanings = EmploymentAtReferral.meanings(
            of: columns.employmentAtReferral.map { binding.schema.fields[$0.slot].options } ?? [])
        gender = optionReader(columns.gender)
        ethnicity = optionReader(columns.ethnicity)
        benefitStatus = optionReader(columns.benefitStatus)
        client.jobs = columns.jobs.map { ClientRow.Job(number: $0.number) }
        dateInFutureMessage = """
            This date is after \(asOf.longText), the day on which the file was weighed. Check it: a date in the future \
            is not counted yet.
            """
    }

    mutating func read(_ row: borrowing TableRow) {
        guard readDates(row) else {
            rowsSkipped += 1
            return
        }
        readRest(row)
        findings.add(contentsOf: checks.findings(client))
        checkClient(row)
        weigher?.add(client)
    }

    /// Nil where there was no period to weigh for.
    var aggregate: Aggregate? {
        weigher?.aggregate(
            options: [
                .gender: gender?.labels ?? [], .ethnicity: ethnicity?.labels ?? [],
                .benefitStatus: benefitStatus?.labels ?? [],
            ])
    }
}

// MARK: - Cells

extension SheetReader {
    /// False where every recognised date is blank: such a row is no client (decided here: trailing rows keep the
    /// defaults of drop-downs).
    private mutating func readDates(_ row: borrowing TableRow) -> Bool {
        client.row = row.number
        client.referral = date(columns.referral, row)
        client.profileStarted = date(columns.profileStarted, row)
        client.discharge = date(columns.discharge, row)
        client.sustained13Weeks = date(columns.sustained13Weeks, row)
        client.sustained26Weeks = date(columns.sustained26Weeks, row)
        var isBlank =
            client.referral == .blank && client.profileStarted == .blank && client.discharge == .blank
            && client.sustained13Weeks == .blank && client.sustained26Weeks == .blank
        for index in columns.jobs.indices {
            let start = date(columns.jobs[index].start, row)
            let end = date(columns.jobs[index].end, row)
            client.jobs[index].start = start
            client.jobs[index].end = end
            isBlank = isBlank && start == .blank && end == .blank
        }
        return !isBlank
    }

    private mutating func readRest(_ row: borrowing TableRow) {
        for index in columns.jobs.indices {
            client.jobs[index].hoursInHundredths = hours(columns.jobs[index].hours, row)
        }
        client.employment =
            if case .option(let index) = employment?.read(row) { employmentMeanings[index] } else { .neither }
        client.gender = gender?.read(row) ?? .blank
        client.ethnicity = ethnicity?.read(row) ?? .blank
        client.benefitStatus = benefitStatus?.read(row) ?? .blank
    }

    private mutating func date(_ column: SheetColumns.Column?, _ row: borrowing TableRow) -> DateCell {
        guard let column else { return .blank }
        switch row.withCell(column.slot, decodeDate) {
        case .blank:
            return .blank
        case .fault(let rule):
            findings.add(
                .unreadableCell(rule, row: row.number, column: column.number, heading: columns.heading(of: column)))
            hasUnreadableDate = true
            return .unreadable
        case .day(let date):
            newestDate = max(newestDate ?? date, date)
            if let day, day.first <= date, date <= day.last { hasDateInQuarter = true }
            if date > asOf {
                findings.add(columns.finding(.dateInFuture, at: column, row: row.number, dateInFutureMessage))
            }
            return .day(date)
        }
    }

    private mutating func hours(_ column: SheetColumns.Column?, _ row: borrowing TableRow) -> Int? {
        guard let column else { return nil }
        switch row.withCell(column.slot, decodeHours) {
        case .blank, .band:
            return nil
        case .hundredths(let hours):
            return hours
        case .unreadable:
            findings.add(
                .unreadableCell(
                    .numberUnreadable, row: row.number, column: column.number, heading: columns.heading(of: column)))
            return nil
        }
    }
}

// MARK: - Beyond one row

extension SheetReader {
    private mutating func checkClient(_ row: borrowing TableRow) {
        guard let column = columns.clientID else { return }
        let referral = client.referral.day
        let number = row.number
        let sighting = row.withCell(column.slot) { clients.see($0, row: number, referral: referral) }
        guard let sighting else { return }
        let here = ClientIndex.Sighting(file: clients.file, row: number, referral: referral)
        findings.add(columns.clientFinding(here, seenBefore: sighting, at: column))
    }

    /// `option-unknown` and `period-unlikely`: what only the whole sheet shows.
    var sheetFindings: [Finding] {
        let asUnrecognised = "as \(Aggregate.unrecognised)"
        let findings = [
            employment?.finding(columns, counted: "as neither employed nor out of work"),
            gender?.finding(columns, counted: asUnrecognised),
            ethnicity?.finding(columns, counted: asUnrecognised),
            benefitStatus?.finding(columns, counted: asUnrecognised),
        ]
        return findings.compactMap(\.self) + periodUnlikely
    }

    private var periodUnlikely: [Finding] {
        guard let day, !hasDateInQuarter else { return [] }
        // Of dates that could not be read nobody knows where they fall.
        if newestDate == nil, hasUnreadableDate { return [] }
        let period = Period.quarter(day.quarter).longText
        let newest =
            newestDate.map { "its newest date is in \(Period.quarter($0.quarter).longText)" }
            ?? "it has no dates at all"
        return [
            Finding(
                .periodUnlikely,
                "No date in this file falls in \(period); \(newest). Check that the file and the period in its name belong together."
            )
        ]
    }
}
