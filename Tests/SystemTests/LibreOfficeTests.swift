import Foundation
import TestKit
import Testing
import Workbooks

/// Our workbooks in the office program that many readers have.
struct LibreOfficeTests {
    @Test func `LibreOffice opens a workbook and reads its numbers and dates`() throws {
        let directory = try TemporaryDirectory()
        let workbook = directory.file("everything.xlsx")
        let bytes = try XlsxWriter(temporaryDirectory: directory.path).bytes(of: WorkbookSample.everything)
        try Data(bytes).write(to: URL(filePath: workbook))

        let office = Process()
        office.executableURL = URL(filePath: "/usr/bin/env")
        // 59,34,76: `;` between cells, `"` around them, UTF-8. The second sheet; -1 would be all of them.
        office.arguments = [
            "soffice", "--headless", "-env:UserInstallation=file://\(directory.file("profile"))",
            "--convert-to", "csv:Text - txt - csv (StarCalc):59,34,76,1,,2057,false,true,true,false,false,2",
            "--outdir", directory.path, workbook,
        ]
        office.standardOutput = FileHandle.nullDevice
        office.standardError = FileHandle.nullDevice
        try office.run()
        office.waitUntilExit()
        #expect(office.terminationStatus == 0, "is libreoffice-calc installed?")

        let csv = try String(contentsOfFile: directory.file("everything-Returns.csv"), encoding: .utf8)
        let lines = csv.split(separator: "\n").map(String.init)
        #expect(lines.first == "Service;Reference;Submitted;Hours;Kind;Same kind;Answer")
        #expect(lines.contains("Größe <b>;00712;12/10/2026;16.5;yes;;"))
        #expect(lines.contains("@SUM(1);;01/03/1900;-12,345.67;;;"))
    }
}
