import Foundation
import Testing

struct OperatingArticleTests {
    /// Messages are found where they are written: a plain text that a log call begins with.
    @Test func `every log message of the daemon is explained`() throws {
        let logs = try #require(try Article("Operating").section("Log messages")).filter { $0.hasPrefix("| `") }
        let folder = Repository.root.appending(path: "Sources/Daemon")
        var count = 0
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".swift") {
            for line in try Repository.text("Sources/Daemon/\(name)").split(separator: "\n") {
                let pieces = line.split(separator: "\"", omittingEmptySubsequences: false)
                guard pieces.count > 2, !pieces[1].contains("\\"),
                    ["debug", "info", "notice", "warning", "error"].contains(where: {
                        pieces[0].hasSuffix("log.\($0)(")
                    })
                else { continue }
                count += 1
                #expect(logs.contains { $0.contains("`\(pieces[1])`") }, "\(name): \(pieces[1])")
            }
        }
        #expect(count > 8)
    }
}
