import Foundation
import TestKit

/// Looks for words that must be nowhere, in every form in which `find_canaries.py` knows them.
enum Canaries {
    /// Where the words of a file are found below paths, a line a place; empty where nowhere.
    static func places(_ words: URL, in paths: [URL]) throws -> String {
        try places([words.path] + paths.map(\.path))
    }

    static func places(_ words: URL, _ paths: URL...) throws -> String { try places(words, in: paths) }

    /// Where they are found in the memory of a process.
    static func places(_ words: URL, inMemoryOf processID: Int32) throws -> String {
        try places(["--memory", "\(processID)", words.path])
    }

    /// A file with a word a line.
    static func file(_ words: [String], in bench: Workbench) throws -> URL {
        let file = bench.folder.appending(path: "words")
        try Data(words.joined(separator: "\n").utf8).write(to: file)
        return file
    }

    private static func places(_ arguments: [String]) throws -> String {
        let found = try Python.run("find_canaries.py", arguments, documents: [])
        return found.output.split(separator: "\n").filter { !$0.hasSuffix("bytes looked at") }.joined(separator: "\n")
    }
}
