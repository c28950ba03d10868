import Foundation
import QuarterlyReturns
import TestKit
import Testing

/// The same as `ReturnsSpreadsheetTests` with a real office program, which `make test` does without: by its name it runs in
/// `make test-system`.
struct OfficeFormSystemTests {
    @Test func `a form that LibreOffice saved with semicolons in Windows-1252 is read as it was written`() throws {
        let bench = try Workbench(settings: "reception: {settle-seconds: 0.1}", accounts: ["svc-mersey"])
        let mersey = ReturnSender(bench: bench, account: "svc-mersey")
        try bench.start()
        let quarter = try mersey.runningQuarter()
        let filled = ReturnSender.filled(try mersey.form(quarter), ReturnsSpreadsheetTests.byHand)
        let form = bench.folder.appending(path: "form.csv")
        let saved = bench.folder.appending(path: "saved")
        try filled.write(to: form)
        let profile = bench.folder.appending(path: "profile")
        try FileManager.default.createDirectory(
            at: profile.appending(path: "user"), withIntermediateDirectories: true)
        try Data(Self.britishProfile.utf8).write(to: profile.appending(path: "user/registrymodifications.xcu"))

        // 44,34,76: commas between cells, quotes around them, UTF-8; 2057: British dates and numbers; detecting them.
        // 59,34,1: saved with semicolons, in Windows-1252, each cell as it is shown.
        let office = try runCommand(
            URL(filePath: "/usr/bin/env"),
            [
                "soffice", "--headless", "-env:UserInstallation=file://\(profile.path)",
                "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,2057,false,true",
                "--convert-to", "csv:Text - txt - csv (StarCalc):59,34,1,1,,2057,false,true,false",
                "--outdir", saved.path, form.path,
            ])
        #expect(office.status == 0, "is libreoffice-calc installed? \(office.error)")
        let bytes = try Data(contentsOf: saved.appending(path: "form.csv"))
        #expect(String(data: bytes, encoding: .utf8) == nil && bytes.contains(Data(";By hand;".utf8)))

        let report = try mersey.drop(bytes, as: "return-\(quarter).form.csv")
        #expect(report.verdict != "rejected", "\(report.findings)")
        #expect(try ReturnsSpreadsheetTests.fields(quarter, bench) == ReturnsSpreadsheetTests.shown)
    }

    /// An office on a British desktop: on an American one it takes 02/03/2024 for 3 February and saves it so, before we see
    /// anything of it.
    private static let britishProfile = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry">
        <item oor:path="/org.openoffice.Setup/L10N">
        <prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>en-GB</value></prop>
        </item>
        </oor:items>
        """
}
