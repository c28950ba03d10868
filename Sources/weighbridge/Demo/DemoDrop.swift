import CivilTime
import Foundation
import Weighing

/// One sample: what a team sends, and what a looker-on should know about it.
struct DemoDrop {
    var account: String
    var name: String
    /// What is particular about it.
    var about: String
    var content: Data

    private init(_ account: String, _ name: String, _ about: String, _ content: Data) {
        self.account = account
        self.name = name
        self.about = about
        self.content = content
    }

    /// Everything that is shown, in waves: a wave is dropped at once, and the next one only after its reports are there.
    static func waves(quarter: CivilQuarter) -> [[DemoDrop]] {
        func sheet(_ team: Int, _ clients: Int) -> DemoCaseload {
            DemoCaseload(team: team, clients: clients, quarter: quarter)
        }
        let period = Period.quarter(quarter)
        let plain = DropName.text(kind: .dashboard, period: period)
        let shore = DropName.text(kind: .dashboard, period: period, part: "shore")
        let hills = DropName.text(kind: .dashboard, period: period, part: "hills")
        let vale = DropName.text(kind: .dashboard, period: period, part: "vale")
        let hillsSheet = Data(sheet(9, 11).text().utf8)
        return [
            [
                DemoDrop("team-north", plain, "a clean file", Data(sheet(1, 24).text().utf8)),
                DemoDrop(
                    "team-south", plain, "from Excel: UTF-8 with a mark, CRLF",
                    Data([0xEF, 0xBB, 0xBF]) + Data(sheet(2, 18).text(lineEnd: "\r\n").utf8)),
                DemoDrop("team-docks", plain, "semicolons and Windows-1252", windows1252(sheet(3, 15))),
                DemoDrop("team-east", plain, "UTF-16, as \"Unicode text\"", utf16(sheet(4, 20))),
                DemoDrop(
                    "team-west", "Dashboard_\(quarter.year)_q\(quarter.number).CSV", "title lines above the headings",
                    Data("Caseload of the West team\n\(quarter.monthsText)\n\n\(sheet(5, 12).text())".utf8)),
                DemoDrop(
                    "team-bank", plain, "own column order, with names and NHS numbers in it", personal(sheet(6, 16))),
                DemoDrop("team-wolds", shore, "the first part of a quarter", Data(sheet(8, 9).text().utf8)),
                DemoDrop(
                    "team-quay", plain, "month-first dates, as American settings write them", monthFirst(sheet(7, 10))),
            ],
            [
                DemoDrop("team-wolds", hills, "the second part of that quarter", hillsSheet),
                DemoDrop("team-quay", plain, "an Excel workbook that was only renamed to .csv", workbook),
                DemoDrop("team-east", plain, "an upload that was cut off", utf16(sheet(4, 20)).prefix(1501)),
                DemoDrop("team-west", plain, "a client who is in it twice", repeated(sheet(5, 13))),
            ],
            [DemoDrop("team-wolds", vale, "a copy of the second part under another name", hillsSheet)],
        ]
    }

    private static func windows1252(_ sheet: DemoCaseload) -> Data {
        let text = sheet.adding("Ward") { $0 % 2 == 0 ? "Café Centre" : "Docks" }.text(separator: ";", lineEnd: "\r\n")
        return text.data(using: .windowsCP1252) ?? Data()
    }

    private static func utf16(_ sheet: DemoCaseload) -> Data {
        Data([0xFF, 0xFE]) + (sheet.text(separator: "\t", lineEnd: "\r\n").data(using: .utf16LittleEndian) ?? Data())
    }

    private static func personal(_ sheet: DemoCaseload) -> Data {
        let named = sheet.adding("Client name") { "Ann Example \($0 + 1)" }.adding("NHS number") {
            "999 000 \(1000 + $0)"
        }
        return Data(named.reversed.text().utf8)
    }

    /// Swaps day and month of every date.
    private static func monthFirst(_ sheet: DemoCaseload) -> Data {
        var sheet = sheet
        for row in sheet.rows.indices {
            sheet.rows[row] = sheet.rows[row].map { cell in
                let parts = cell.split(separator: "/")
                return parts.count == 3 ? "\(parts[1])/\(parts[0])/\(parts[2])" : cell
            }
        }
        return Data(sheet.text().utf8)
    }

    private static func repeated(_ sheet: DemoCaseload) -> Data {
        var sheet = sheet
        if let first = sheet.rows.first { sheet.rows.append(first) }
        return Data(sheet.text().utf8)
    }

    /// The beginning and the names of a zip file with a workbook in it; no more is needed to know one.
    private static var workbook: Data {
        Data([0x50, 0x4B, 0x03, 0x04, 0x14, 0, 0x06, 0, 0x08, 0, 0, 0, 0x21, 0])
            + Data("[Content_Types].xml".utf8) + Data(repeating: 0xA5, count: 2000) + Data("xl/workbook.xml".utf8)
    }
}
