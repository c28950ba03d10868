import Foundation
import Testing

/// A pure room has no file, clock, zone database or Foundation to reach for: it imports other pure rooms alone.
struct ImportTests {
    @Test(arguments: [
        ("DelimitedText", ["Findings"]), ("TableSchema", ["CivilTime", "DelimitedText", "Findings"]),
    ])
    func `a room imports what the architecture says and nothing else`(room: String, allowed: [String]) throws {
        let sources = URL(filePath: #filePath).appending(path: "../../../Sources/\(room)").standardized
        let files = try FileManager.default.contentsOfDirectory(at: sources, includingPropertiesForKeys: nil)
        let imports = try files.flatMap { file in
            try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
                .map { $0.split(separator: " ") }
                .filter { $0.prefix(2).contains("import") }
                .compactMap { $0.last.map(String.init) }
        }
        #expect(!files.isEmpty)
        #expect(Set(imports).subtracting(allowed) == [])
    }
}
