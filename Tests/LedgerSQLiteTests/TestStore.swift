import CivilTime
import Foundation
import GRDB
import LedgerSQLite
import QuarterlyReturns
import TestKit
import Workflow

/// The regional store of one test, and readers of it.
struct TestStore {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    func open() -> RegionalStoreFiles { RegionalStoreFiles(directory: directory.path) }

    func path(_ area: String) -> String { directory.file("\(area).sqlite") }

    /// Publishes at this many hours after the morning; whether each area changed.
    @discardableResult
    func publish(_ contents: [RegionalContent], hour: Int = 0) throws(PortFailure) -> [Bool] {
        var changes: [Bool] = []
        for content in contents {
            let now = LedgerSample.morning.advanced(bySeconds: Int64(hour) * 3600)
            changes.append(try open().publish(content, at: now, programVersion: "1.0"))
        }
        return changes
    }

    /// Everything in the directory, hidden files too.
    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted() }

    func bytes(_ area: String) throws -> Data { try Data(contentsOf: URL(filePath: path(area))) }

    /// The first column of what a query gives.
    func values(_ area: String, _ sql: String) throws -> [String] {
        try reader(area).read { try String.fetchAll($0, sql: sql) }
    }

    func reader(_ area: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        return try DatabaseQueue(path: path(area), configuration: configuration)
    }

    /// What the `sqlite3` program answers, a line a row.
    func sqlite3(_ area: String, _ sql: String) throws -> [String] {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["sqlite3", "-readonly", "-nullvalue", "NULL", path(area), sql]
        process.standardOutput = output
        try process.run()
        let printed = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw PortFailure(operation: "run sqlite3", subject: area, cause: "it failed", advice: "Is it installed?")
        }
        return String(decoding: printed, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
