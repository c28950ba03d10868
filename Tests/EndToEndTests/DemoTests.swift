import Foundation
import TestKit
import Testing

/// The demonstration that a newcomer sees first.
struct DemoTests {
    @Test func `the demo shows every sample, leaves inboxes empty and names what is there`() throws {
        let scratch = try TemporaryDirectory()
        let folder = scratch.file("demo")
        let demo = try runProgram(["demo", "--keep", folder])
        #expect(demo.status == 0, "\(demo.error)")

        // What issue and README promise to be in it.
        for words in [
            "a clean file", "UTF-8 with a mark, CRLF", "semicolons and Windows-1252", "UTF-16", "title lines",
            "own column order", "the first part", "the second part", "a copy of the second part", "month-first dates",
            "workbook", "cut off", "in it twice", "The dashboard of the service svc-mersey, 3 teams together:",
        ] { #expect(demo.text.contains(words), "\(words)") }
        for rule in [
            "encoding-assumed", "heading-row-late", "date-impossible", "not-text", "text-truncated", "client-repeated",
            "part-added", "same-content",
        ] { #expect(demo.text.contains(rule), "\(rule)") }
        for verdict in ["accepted", "accepted with warnings", "rejected"] {
            #expect(demo.text.contains("      \(verdict)"), "\(verdict)")
        }

        let pages = demo.text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { $0.hasPrefix(folder) && $0.hasSuffix(".html") }
        #expect(pages.count >= 13 + 3)
        for page in pages { #expect(FileManager.default.fileExists(atPath: page), "\(page)") }
        let left = try FileManager.default.subpathsOfDirectory(atPath: folder + "/spool/inbox").filter {
            var isFolder: ObjCBool = false
            let isThere = unsafe FileManager.default.fileExists(
                atPath: "\(folder)/spool/inbox/\($0)", isDirectory: &isFolder)
            return isThere && !isFolder.boolValue
        }
        #expect(left == [])
        let search = try runCommand(URL(filePath: "/usr/bin/env"), ["grep", "-r", "Ann Example", folder])
        #expect(search.status == 1, "\(search.text)")
        // Its daemon has ended.
        let status = try runProgram(["status", "--config", folder + "/config/weighbridge.yaml"])
        #expect(status.text.hasPrefix("not running\n"))
    }

    @Test func `a place that is taken is not touched`() throws {
        let scratch = try TemporaryDirectory()
        let demo = try runProgram(["demo", "--keep", scratch.path])
        #expect(demo.status == 73)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == [])
    }
}
