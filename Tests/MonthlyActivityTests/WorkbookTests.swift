import CivilTime
import Foundation
import MonthlyActivity
import Sheets
import TableSchema
import TestKit
import Testing
import Workbooks

/// The workbook as openpyxl reads it back.
struct ActivityWorkbookTests {
    private func workbook(_ compilation: ActivityCompilation, manager: String? = "Sam Lee, 0191 496 0000") throws
        -> Workbook
    {
        ActivityWorkbook(
            compilation, deadlines: Months.deadlines, firstDrop: try day("2026-10-30"), performanceManager: manager,
            zone: Months.zone
        ).workbook
    }

    private func read(_ workbook: Workbook) throws -> [String: [String: Any]] {
        let directory = try TemporaryDirectory()
        let bytes = try XlsxWriter(temporaryDirectory: directory.path).bytes(of: workbook)
        let (output, exitCode) = try Python.run("read_xlsx.py", documents: [bytes])
        try #require(exitCode == 0, "\(output)")
        let book = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
        #expect(book["macros"] as? Bool == false)
        let sheets = try #require(book["sheets"] as? [[String: Any]])
        let visible = sheets.filter { $0["state"] as? String == "visible" }.compactMap { $0["name"] as? String }
        #expect(
            visible == ["Instructions", "Cover", "Keyworker", "Participants", "Monthly Performance Return", "Checks"])
        for sheet in sheets {
            #expect((sheet["formulas"] as? [String]) == [])
            if sheet["state"] as? String == "visible" { #expect(sheet["paper"] as? NSArray == [9, "landscape"]) }
        }
        return Dictionary(sheets.map { ($0["name"] as? String ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    }

    private func rows(_ sheet: [String: Any]?) throws -> [[Any]] {
        try #require(sheet?["rows"] as? [[Any]])
    }

    private func words(_ sheet: [String: Any]?) throws -> [String] {
        try rows(sheet).map { row in row.compactMap { $0 as? String }.joined(separator: " | ") }
    }

    // MARK: Three teams, 2,000 participants

    /// A participant of a made-up team: everything that a row can hold comes somewhere.
    private func participant(_ index: Int, team: Int, row: Int) throws -> Participant {
        let stages = Participant.Stage.allCases
        let stage = stages[index % 4]
        var participant = try Months.participant(
            String(repeating: "0", count: 3) + String(1_000_000 + index), row: row, stage: stage,
            keyworker: "K\(team)-\(index % 9)")
        participant.numbers[.meetingsWithKeyworker] = 1 + index % 5
        if stage == .preWork { participant.numbers[.workExperience] = index % 3 * 125 }
        if stage == .inWork || stage == .completion {
            participant.dates[.employmentStart] = try day("2026-07-15")
            participant.numbers[.employerInterventions] = index % 4
        }
        if stage == .disengagement {
            participant.dates[.disengagement] = try day("2026-10-12")
            participant.numbers[.workInterventions] = nil
            participant.numbers[.disengagements] = 1
        }
        if stage == .completion { participant.dates[.completion] = try day("2026-10-30") }
        if index % 7 == 0 {
            participant.numbers[.otherInterventions] = 2
            participant.otherType = "=Art, \(index)"
        }
        if index % 11 == 0 { participant.dates[.caseConference] = try day("2026-10-20") }
        return participant
    }

    private func large() throws -> [ActivityPart] {
        var parts: [ActivityPart] = []
        var next = 0
        for (team, size) in [700, 900, 400].enumerated() {
            let name = "TEAM-\(team)"
            let people = try (0..<size).map { try participant(next + $0, team: team, row: $0 + 2) }
            next += size
            let keyworkers = try (0..<9).map { try Months.keyworker("K\(team)-\($0)", row: $0 + 2, fte: 60) }
            parts.append(Months.part(.participants(people), team: name))
            parts.append(Months.part(.keyworkers(keyworkers), team: name))
            parts.append(Months.part(Months.figures(100 + team, 100 + team), team: name))
        }
        return parts
    }

    /// A cell as `read_xlsx.py` writes it, made from the row that was dropped and not from the workbook.
    private func cell(_ column: ParticipantColumn, of participant: Participant) -> Any {
        if let date = participant.dates[column] { return ["day": date.isoText, "format": "dd/mm/yyyy"] }
        if let number = participant.numbers[column] {
            return column == .workExperience
                ? ["number": Double(number) / 100, "format": "#,##0.00"] : ["number": number, "format": "#,##0"]
        }
        let text =
            switch column {
            case .referral: participant.referral
            case .stage: participant.stage?.rawValue ?? ""
            case .keyworker: participant.keyworker
            case .otherType: participant.otherType
            default: ""
            }
        return text.isEmpty ? NSNull() : text
    }

    @Test func `2,000 participants of three teams are read back cell by cell`() throws {
        let parts = try large()
        let sheets = try read(workbook(Months.compiled(parts)))
        let participants = try rows(sheets["Participants"])
        #expect(participants.count == 2001)
        #expect(participants[0] as? [String] == TableSchema.marParticipants.fields.map(\.heading))
        let people = parts.flatMap(\.rows.participants)
        #expect(people.count == 2000)
        for (row, person) in zip(participants.dropFirst(), people) {
            let expected = ParticipantColumn.allCases.map { cell($0, of: person) }
            #expect(row as NSArray == expected as NSArray, "row \(person.row)")
        }
        let keyworkers = try rows(sheets["Keyworker"])
        #expect(keyworkers.count == 28)
        #expect(
            keyworkers[27] as NSArray == [
                "K2-8", ["number": 0.6, "format": "#,##0.00"], "Work", "Active",
                ["day": "2025-04-01", "format": "dd/mm/yyyy"], NSNull(),
            ])
        #expect(try rows(sheets["Checks"]).count == 1)
    }

    @Test func `each fault that is planted is named once in Checks, by tab and row`() throws {
        var parts = try large()
        func change(_ part: Int, _ edit: (inout [Participant]) throws -> Void) rethrows {
            var people = parts[part].rows.participants
            try edit(&people)
            parts[part].rows = .participants(people)
        }
        change(0) { people in
            people[0].keyworker = "K9-9"
            people[4].numbers[.meetingsWithKeyworker] = 0
            people[4].numbers[.meetingsWithOthers] = 0
        }
        let repeated = parts[0].rows.participants[8]
        change(3) { $0[0].referral = repeated.referral }
        try change(6) { people in
            people[0].dates[.start] = try day("2025-01-10")
            people[1].numbers[.workInterventions] = 99
        }
        var keyworkers = parts[1].rows.keyworkers
        keyworkers[5].status = .onLeave
        parts[1].rows = .keyworkers(keyworkers)
        parts[8].rows = Months.figures(100, 90)
        let onLeave = parts[0].rows.participants.indices.filter {
            let person = parts[0].rows.participants[$0]
            return person.keyworker == "K0-5" && person.stage?.isActive == true
        }

        let checks = try rows(read(workbook(Months.compiled(parts)))["Checks"])
        #expect(checks[0] as? [String] == ["Rule", "Tab", "Row", "Standing", "Message"])
        let found = checks.dropFirst().map { row -> String in
            let number = (row[2] as? [String: Any])?["number"] as? Int
            return "\(row[0]) | \(row[1]) | \(number.map(String.init) ?? "-") | \(row[3])"
        }
        // Rows of the tab: the first team's from 2, the second's from 702, the third's from 1,602.
        var expected = [
            "dkw-unknown | Participants | 2 | to mend", "no-contact-in-month | Participants | 6 | warning",
            "referral-in-two-parts | Participants | 702 | to mend",
            "pre-work-over-15-months | Participants | 1602 | warning",
            "implausible-count | Participants | 1603 | warning",
            "css-missed | Monthly Performance Return | 2 | fact",
            "css-missed | Monthly Performance Return | 3 | fact",
            "css-missed | Monthly Performance Return | 4 | fact",
        ]
        expected += onLeave.map { "dkw-not-active | Participants | \($0 + 2) | to mend" }
        #expect(onLeave.count > 10)
        #expect(found.sorted() == expected.sorted())
        #expect(checks.allSatisfy { row in !"\(row[4])".contains("000100") })
    }

    // MARK: The tabs

    @Test func `tables have frozen headings, lists to choose from, and text for numbers with zeros`() throws {
        let sheets = try read(workbook(Months.compiled(try Months.sound())))
        for name in ["Keyworker", "Participants", "Monthly Performance Return", "Checks"] {
            #expect(sheets[name]?["frozen"] as? String == "A2", "\(name)")
            #expect(sheets[name]?["repeated"] as? String == "$1:$1", "\(name)")
        }
        let lists = try rows(sheets["Lists"]).compactMap { $0.first as? String }
        #expect(
            lists == [
                "Work", "Health", "Financial", "Other", "Active", "On leave", "Left", "Pre-work support",
                "In-work support", "Disengagement", "Completion",
            ])
        #expect(
            sheets["Keyworker"]?["lists"] as? [String: String]
                == ["C2": "Lists!$A$1:$A$4", "D2": "Lists!$A$5:$A$7"])
        #expect(sheets["Participants"]?["lists"] as? [String: String] == ["C2": "Lists!$A$8:$A$11"])
        let formats = try #require(sheets["Participants"]?["columnFormats"] as? [String: String])
        #expect(formats["A"] == "@" && formats["B"] == "dd/mm/yyyy" && formats["J"] == "@")
        #expect(try rows(sheets["Participants"])[1][0] as? String == "0001")
    }

    @Test(
        arguments: [
            (100, 97, 97.0, "met"), (99, 96, 96.9, "missed"), (0, 0, nil, "n/a"),
        ] as [(Int, Int, Double?, String)])
    func `the performance return shows rate and result`(
        eligible: Int, met: Int, rate: Double?, result: String
    ) throws {
        let parts = try Months.sound().dropLast() + [Months.part(Months.figures(eligible, met))]
        let row = try rows(read(workbook(Months.compiled(Array(parts))))["Monthly Performance Return"])[1]
        let whole = "#,##0"
        #expect(
            Array(row.prefix(6)) as NSArray == [
                ["number": 4, "format": whole], ["number": eligible, "format": whole],
                ["number": met, "format": whole],
                rate.map { ["number": $0, "format": "#,##0.0"] as Any } ?? "n/a",
                ["number": 97, "format": whole], result,
            ])
    }

    @Test func `standards that nobody has given are blank`() throws {
        let parts = try Months.sound().dropLast()
        let rows = try rows(read(workbook(Months.compiled(Array(parts))))["Monthly Performance Return"])
        #expect(rows.count == 4)
        #expect(Array(rows[1][1...3]) as NSArray == [NSNull(), NSNull(), NSNull()])
    }

    @Test func `the cover says who, when, how it stands, and the totals`() throws {
        let late = Months.part(
            .participants([try Months.participant("0002", numbers: [.workExperience: 750])]), team: "SOUTH",
            label: "quay", hoursBeforeEnd: -5)
        let cover = try read(workbook(Months.compiled(try Months.sound() + [late])))["Cover"]
        let words = try words(cover)
        for line in [
            "Monthly Activities Report, October 2026", "Provider | Tynework", "Provider’s code | TYNEWORK",
            "Contract package area | North East England", "Month | 2026-10", "Template version | 1", "State | late",
            "mar-participants | SOUTH Team | quay", "Findings | none",
        ] { #expect(words.contains(line), "\(line)") }
        let table = try rows(cover)
        let hours = try #require(table.first { $0[0] as? String == "Unpaid work experience hours" })
        let numbers = hours.dropFirst().compactMap { ($0 as? [String: Any])?["number"] as? Double }
        #expect(numbers == [7.5, 0, 0, 0, 7.5])
        let people = try #require(table.first { $0[0] as? String == "Participants" })
        #expect(people.dropFirst().compactMap { ($0 as? [String: Any])?["number"] as? Int } == [2, 0, 0, 0, 2])
    }

    @Test func `the instructions are made from the schema and say what is kept`() throws {
        let sheet = try read(workbook(Months.compiled(try Months.sound())))["Instructions"]
        let words = try words(sheet)
        for schema in TableSchema.monthlyActivities {
            for field in schema.fields {
                #expect(words.contains { $0.hasPrefix("\(field.heading) | \(field.description) | ") }, "\(field.role)")
            }
        }
        for word in ["JAGGAER", "Performance Manager: Sam Lee, 0191 496 0000", "command button", "97% of Action Plans"]
        {
            #expect(words.contains { $0.contains(word) }, "\(word)")
        }
        // Deadline, the day the workbook goes, the day of cancelling: three months after the first drop of 30 October.
        let days = try rows(sheet).flatMap(\.self).compactMap { ($0 as? [String: Any])?["day"] as? String }
        #expect(days == ["2026-11-04", "2026-11-18", "2027-01-30"])
    }

    @Test func `an edition's words are the workbook's`() throws {
        var schemas = ActivitySchemas()
        schemas.participants.fields[0].heading = "Referral no."
        schemas.keyworkers.fields[3].type = .option([
            .init("In post", synonyms: ["Active"]), .init("On leave"), .init("Left"),
        ])
        let compilation = ActivityCompilation(
            provider: Months.provider, month: Months.october, schemas: schemas, parts: try Months.sound(),
            earlier: .none, end: Months.end, isEnded: false, isFinalised: false)
        let sheets = try read(workbook(compilation, manager: nil))
        #expect(try rows(sheets["Participants"])[0][0] as? String == "Referral no.")
        #expect(try rows(sheets["Keyworker"])[1][3] as? String == "In post")
    }

    @Test func `its name tells provider and month`() {
        #expect(ActivityWorkbook.path(provider: "P01", month: Months.october) == "MAR-P01-2026-10.xlsx")
    }
}
