import Foundation

/// The regional store as its readers read it: by the program `sqlite3`.
extension Workbench {
    var regional: URL { spool.appending(path: "regional") }

    /// Rows of a published file, each as column and value. Nil values stand for NULL.
    func regionalRows(_ sql: String, in area: String = "nation") throws -> [[String: String?]] {
        let result = try sqlite3([".mode json", sql], on: regional.appending(path: "\(area).sqlite"))
        if result.isEmpty { return [] }
        let rows = try JSONSerialization.jsonObject(with: Data(result.utf8)) as? [[String: Any]] ?? []
        return rows.map { row in row.mapValues { $0 is NSNull ? nil : "\($0)" } }
    }

    /// A published file as SQL text: every value that it holds.
    func regionalDump(_ file: URL) throws -> String { try sqlite3([".dump"], on: file) }

    var regionalFiles: [URL] {
        get throws {
            try FileManager.default.contentsOfDirectory(at: regional, includingPropertiesForKeys: nil)
                .filter { $0.pathExtension == "sqlite" }.sorted { $0.path < $1.path }
        }
    }

    /// Runs commands in the program `sqlite3`, which opens the file for reading only.
    func sqlite3(_ commands: [String], on file: URL) throws -> String {
        let result = try runCommand(URL(filePath: "/usr/bin/env"), ["sqlite3", "-readonly", file.path] + commands)
        guard result.status == 0, result.error.isEmpty else {
            throw TestFailure("sqlite3 could not read \(file.lastPathComponent): \(result.error)")
        }
        return result.text
    }
}
