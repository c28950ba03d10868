import Foundation
import Testing

struct CommandLineTests {
    @Test func `every command has its section, and its options are those of the program`() throws {
        var article = try Article("CommandLine")
        for (words, command) in try Program.commands().all() where !words.isEmpty {
            let name = words.joined(separator: " ")
            #expect(article.section("weighbridge \(name)") != nil, "CommandLine.md has no section on \(name)")
            guard command.subcommands?.isEmpty ?? true else { continue }
            try article.expect("options of \(name)", options(of: command))
        }
    }

    @Test func `every exit status that an article speaks of is in the table`() throws {
        let statuses = try #require(try Article("CommandLine").section("Overview")).filter { $0.hasPrefix("| ") }
        let source = try Repository.text("Sources/weighbridge/ExitStatus.swift")
        for line in source.split(separator: "\n") {
            guard let number = line.split(separator: "ExitCode(").last?.prefix(while: \.isNumber), !number.isEmpty
            else {
                continue
            }
            #expect(statuses.contains { $0.hasPrefix("| \(number) |") }, "exit status \(number)")
        }
    }

    /// Commands in the guides can be copied: each exists, and so does each of its options.
    @Test func `commands shown in the guides exist`() throws {
        let root = try Program.commands()
        let texts = try Article.all() + [Article(path: "README.md"), Article(path: "spool/README.md")]
        var count = 0
        for article in texts {
            for line in article.codeLines {
                // Behind a prompt, after a variable or in a path: `$ .build/debug/weighbridge check …`.
                let words = line.split(separator: " ")
                guard let start = words.firstIndex(where: { $0 == "weighbridge" || $0.hasSuffix("/weighbridge") }),
                    words[..<start].allSatisfy({ $0 == "$" || $0 == "#" || $0 == "sudo" || $0.contains("=") })
                else { continue }
                count += 1
                var command = root
                for word in words[(start + 1)...] {
                    if let below = command.subcommands?.first(where: { $0.commandName == word }) {
                        command = below
                    } else if word.hasPrefix("--") {
                        let known = command.ownArguments.compactMap(\.longName) + Program.Command.everywhere
                        #expect(known.contains(String(word)), "\(article.name): \(line)")
                    }
                }
                #expect(command.subcommands?.isEmpty ?? true, "\(article.name): \(line)")
            }
        }
        #expect(count > 10, "the guides show commands")
    }

    private func options(of command: Program.Command) -> [String] {
        guard !command.ownArguments.isEmpty else { return ["It has no options of its own."] }
        return table(
            ["option", "meaning"],
            command.ownArguments.map { argument in
                let value = argument.valueName.map { "<\($0)>" } ?? ""
                let form: String
                switch argument.kind {
                case "positional": form = argument.isRepeating ? "\(value) …" : value
                case "flag": form = argument.longName ?? ""
                default: form = "\(argument.longName ?? "") \(value)"
                }
                var meaning = argument.abstract ?? ""
                if let values = argument.allValues {
                    meaning += " One of \(values.map { "`\($0)`" }.joined(separator: ", "))."
                }
                if let value = argument.defaultValue { meaning += " Default: `\(value)`." }
                return ["`\(form)`", meaning]
            })
    }
}
