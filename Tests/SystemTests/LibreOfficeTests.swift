import CivilTime
import Foundation
import MonthlyActivity
import Sheets
import TestKit
import Testing
import Workbooks

/// Our workbooks in the office program that many readers have.
struct LibreOfficeTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    @Test func `LibreOffice opens a workbook and reads its numbers and dates`() throws {
        let lines = try lines(of: WorkbookSample.everything, sheet: 2, named: "Returns")
        #expect(lines.first == "Service;Reference;Submitted;Hours;Kind;Same kind;Answer")
        #expect(lines.contains("Größe <b>;00712;12/10/2026;16.5;yes;;"))
        #expect(lines.contains("@SUM(1);;01/03/1900;-12,345.67;;;"))
    }

    @Test func `LibreOffice opens a Monthly Activities Report`() throws {
        let october = CivilMonth(year: 2026, month: 10)
        let participant = Participant(
            row: 2, referral: "0012345678", stage: .preWork,
            dates: [.start: october.first, .stageStart: october.first],
            keyworker: "007", numbers: [.meetingsWithKeyworker: 2, .meetingsWithOthers: 0, .workExperience: 750],
            otherType: "")
        let deadlines = ActivityDeadlines(holidays: .published)
        let zone = LondonZone(transitions: [])
        let end = deadlines.end(of: october, zone: zone)
        let part = ActivityPart(
            organisation: "T", organisationName: "Team", label: "main", receivedAt: end.advanced(bySeconds: -1),
            warnings: 0, rows: .participants([participant]))
        let compilation = ActivityCompilation(
            provider: .init(code: "P", name: "Provider", area: nil), month: october, schemas: ActivitySchemas(),
            parts: [part], earlier: .none, end: end, isEnded: false, isFinalised: false)
        let workbook = ActivityWorkbook(
            compilation, deadlines: deadlines, firstDrop: nil, performanceManager: nil, zone: zone
        ).workbook
        let lines = try lines(of: workbook, sheet: 4, named: "Participants")
        #expect(lines.count == 2)
        #expect(
            lines[1]
                == "0012345678;01/10/2026;Pre-work support;01/10/2026;;;;;;007;2;0;;;;;;;7.50;")
    }

    /// The lines of one sheet, counted from 1, as the office program writes them.
    private func lines(of workbook: Workbook, sheet: Int, named name: String) throws -> [String] {
        let file = directory.file("book.xlsx")
        try Data(XlsxWriter(temporaryDirectory: directory.path).bytes(of: workbook)).write(to: URL(filePath: file))
        let office = Process()
        office.executableURL = URL(filePath: "/usr/bin/env")
        // 59,34,76: `;` between cells, `"` around them, UTF-8. One sheet; -1 would be all of them.
        office.arguments = [
            "soffice", "--headless", "-env:UserInstallation=file://\(directory.file("profile"))",
            "--convert-to", "csv:Text - txt - csv (StarCalc):59,34,76,1,,2057,false,true,true,false,false,\(sheet)",
            "--outdir", directory.path, file,
        ]
        office.standardOutput = FileHandle.nullDevice
        office.standardError = FileHandle.nullDevice
        try office.run()
        office.waitUntilExit()
        #expect(office.terminationStatus == 0, "is libreoffice-calc installed?")
        let csv = try String(contentsOfFile: directory.file("book-\(name).csv"), encoding: .utf8)
        return csv.split(separator: "\n").map(String.init)
    }
}
