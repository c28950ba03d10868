import Foundation

/// A reader that keeps a database file open: the program `sqlite3`, which is asked one question after the other.
final class SQLiteShell {
    private let process = Process()
    private let questions = Pipe()
    private let answers = Pipe()

    init(_ file: URL) throws {
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["sqlite3", "-batch", "-readonly", file.path]
        process.standardInput = questions
        process.standardOutput = answers
        process.standardError = answers
        try process.run()
    }

    deinit { process.terminate() }

    /// What is printed about it, errors included.
    func ask(_ sql: String) throws -> String {
        let end = "-- that was all --"
        try questions.fileHandleForWriting.write(contentsOf: Data("\(sql)\n.print '\(end)'\n".utf8))
        var answer = ""
        while !answer.contains(end) {
            let data = answers.fileHandleForReading.availableData
            guard !data.isEmpty else { throw TestFailure("sqlite3 ended: \(answer)") }
            answer += String(decoding: data, as: UTF8.self)
        }
        return String(answer.prefix(while: { $0 != "-" })).trimmingCharacters(in: .newlines)
    }
}
