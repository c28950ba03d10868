import Foundation
import TestKit
import Testing

/// Where the parts of a workbook lie while it is put together: they hold rows about participants.
struct WorkbookFilesTests {
    @Test func `every file that is written on the way lies in the folder in memory, in the outbox or in the ledger`()
        throws
    {
        let bench = try Workbench(settings: "reception: {settle-seconds: 0.1}", accounts: ["prv-northern"])
        let month = Self.lastMonth
        try bench.start()
        for (kind, text) in [
            ("keyworkers", ActivityFiles.keyworkers(["K1"])), ("performance", ActivityFiles.performance()),
            ("participants", ActivityFiles.participants((1...500).map { "739000\($0)" })),
        ] {
            try bench.drop(text, as: "mar-\(kind)-\(month).csv", account: "prv-northern")
        }
        _ = try bench.waitForReports(3, account: "prv-northern", seconds: 60)
        #expect(try bench.stop() == 0)

        let memory = bench.folder.appending(path: "memory")
        try FileManager.default.createDirectory(at: memory, withIntermediateDirectories: true)
        let trace = bench.folder.appending(path: "trace")
        let compiled = try runCommand(
            URL(filePath: "/usr/bin/env"),
            [
                "strace", "-f", "-qq", "-e", "trace=openat,open,creat", "-o", trace.path, Program.url.path, "mar",
                "compile", "--provider", "NORTHERN", "--month", month, "--config", bench.configuration.path,
            ], environment: ["RUNTIME_DIRECTORY": memory.path])
        #expect(compiled.status == 0, "\(compiled.error)")
        let workbook = bench.outbox("prv-northern").appending(path: "MAR-NORTHERN-\(month).xlsx")
        #expect(FileManager.default.fileExists(atPath: workbook.path))

        let written = try Self.written(trace)
        #expect(written.contains { $0.hasPrefix(memory.path + "/") }, "the workbook was put together somewhere")
        let allowed = [
            memory.path + "/", bench.outbox("prv-northern").path + "/", bench.ledger.path,
            bench.spool.appending(path: ".lock").path, "/dev/null",
            // The finished workbook, in memory until it is written into the outbox.
            "/proc/self/fd/",
        ]
        #expect(written.filter { path in !allowed.contains { path.hasPrefix($0) } } == [])
        #expect(try FileManager.default.contentsOfDirectory(atPath: memory.path) == [], "nothing of it stays")
    }

    /// Paths that were opened for writing and could be, as strace writes them.
    private static func written(_ trace: URL) throws -> Set<String> {
        let lines = try String(contentsOf: trace, encoding: .utf8).split(separator: "\n")
        return Set(
            lines.compactMap { line in
                guard line.contains("O_WRONLY") || line.contains("O_RDWR") || line.contains("creat("),
                    !line.contains("= -1 "), let start = line.firstIndex(of: "\"")
                else { return nil }
                let path = line[line.index(after: start)...].prefix { $0 != "\"" }
                // The outbox is opened as a folder, and its files by their names in it.
                return path.hasPrefix("/") ? String(path) : nil
            })
    }

    /// `2026-10` in November 2026.
    private static var lastMonth: String {
        let calendar = Calendar(identifier: .gregorian)
        let day = calendar.date(byAdding: .month, value: -1, to: Date()) ?? Date()
        let parts = calendar.dateComponents([.year, .month], from: day)
        return String(format: "%04d-%02d", parts.year ?? 0, parts.month ?? 0)
    }
}
