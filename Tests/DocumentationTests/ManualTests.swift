import Foundation
import TestKit
import Testing

@testable import Settings

/// The man pages as `make install` makes them, against the program.
struct ManualTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
        let process = Process()
        process.executableURL = Repository.root.appending(path: ".ci/manuals")
        process.arguments = [folder.path, "1.2.3"]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "is lowdown installed? .ci/setup test does it")
    }

    /// Without the fonts and escapes of roff (groff_char(7)), of which a name has none of its own.
    private func page(_ name: String) throws -> String {
        try String(contentsOfFile: folder.file(name), encoding: .utf8)
            .replacing("\\-", with: "-").replacing(#/\\f[A-Z]|\\&/#, with: "")
    }

    @Test func `every command and every option is in weighbridge(8)`() throws {
        let page = try page("weighbridge.8")
        for (words, command) in try Program.commands().all() where command.subcommands?.isEmpty ?? true {
            let name = (["weighbridge"] + words).joined(separator: " ")
            let start = try #require(
                page.firstRange(of: ".SS\n\(name)\n") ?? page.firstRange(of: ".SH\n\(name)\n"), "\(name)")
            // Up to the next command.
            let section = page[start.upperBound...]
            let end = section.firstRange(of: #/\n\.S[HS]\nweighbridge /#)?.lowerBound ?? section.endIndex
            for option in command.ownArguments.compactMap(\.longName) {
                #expect(section[..<end].contains(option), "\(name) \(option)")
            }
        }
    }

    @Test func `every setting is in weighbridge.yaml(5)`() throws {
        let page = try page("weighbridge.yaml.5")
        for key in SettingsKey.allCases {
            #expect(page.contains(".SS\n\(key.rawValue)\n") || page.contains("\n\(key.rawValue)\n"), "\(key.rawValue)")
            #expect(page.contains(key.environmentName), "\(key.environmentName)")
        }
    }

    @Test func `every page says its name, section and version`() throws {
        let pages = ["weighbridge.8", "weighbridge.yaml.5", "weighbridge-register.5", "weighbridge-report.5"]
        for page in pages {
            let (name, section) = (page.dropLast(2), page.suffix(1))
            let text = try self.page(page)
            #expect(text.contains(".TH \"\(name)\" \"\(section)\""))
            #expect(text.contains("weighbridge 1.2.3"))
            #expect(text.contains("\(name) - "), "whatis(1) reads this line")
            #expect(!text.contains("<doc:"))
            #expect(!text.contains("generated:"))
        }
        #expect(try Set(FileManager.default.contentsOfDirectory(atPath: folder.path)) == Set(pages))
    }

    @Test func `the package has the program's version`() throws {
        let changelog = try Repository.text("debian/changelog")
        let version = String(decoding: try Program.run(["--version"]).output, as: UTF8.self)
            .split(whereSeparator: \.isWhitespace)
        #expect(changelog.hasPrefix("weighbridge (\(version.last ?? ""))"))
    }
}
