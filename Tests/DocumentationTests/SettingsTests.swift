import Testing

@testable import Settings

struct SettingsArticleTests {
    @Test func `every key is explained as in the sample settings, with what the program takes`() throws {
        let sample = SampleSettings(try Repository.text("config/weighbridge.yaml"))
        var article = try Article("Settings")
        var lines: [String] = []
        var group = ""
        for key in SettingsKey.allCases {
            let path = key.rawValue.split(separator: ".")
            if path.count > 1, group != path[0] {
                group = String(path[0])
                lines += ["", "### \(group)"]
                if let about = sample.groups[group] { lines += [""] + wrapped(about) }
            }
            let entry = try #require(sample.keys[key.rawValue], "config/weighbridge.yaml has no \(key.rawValue)")
            #expect(!entry.meaning.isEmpty, "config/weighbridge.yaml says nothing of \(key.rawValue)")
            lines += ["", "\(path.count > 1 ? "####" : "###") \(key.rawValue)", ""] + wrapped(entry.meaning)
            lines += [
                "", "- Takes: \(takes(key))", "- Default: `\(entry.value)`",
                "- Environment: `\(key.environmentName)\(key.isMap ? "_CODE" : "")`",
            ]
        }
        try article.expect("settings", Array(lines.dropFirst()))
    }

    /// What the reader says when it is given something that no key but a text takes.
    private func takes(_ key: SettingsKey) -> String {
        if key.isMap { return "a text for each code" }
        let (_, faults) = Settings.read(
            SettingsRequest(environment: [key.environmentName: "{"], workingDirectory: "/nowhere"))
        guard let message = faults.first?.message else { return "a text" }
        if message.hasPrefix("must be ") { return String(message.dropFirst("must be ".count)) }
        if message.hasPrefix("must hold ") { return "a path with `{account}` in it once, between slashes" }
        if message.hasPrefix("is one path ") { return "a path" }
        return String(message.dropFirst("is ".count).prefix { $0 != ":" })
    }
}

/// `config/weighbridge.yaml` as its readers see it: each key under its comment, defaults that depend on others as a
/// comment themselves.
private struct SampleSettings {
    struct Entry {
        var meaning: String
        var value: String
    }

    private(set) var keys: [String: Entry] = [:]
    /// What is said of a group before its keys.
    private(set) var groups: [String: String] = [:]

    init(_ text: String) {
        var comment: [String] = []
        var group: String?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let indent = line.prefix { $0 == " " }.count
            let isComment = line.dropFirst(indent).hasPrefix("#")
            let content = line.drop { $0 == " " || $0 == "#" }
            if !line.isEmpty, indent == 0, !isComment { group = nil }
            let colon = content.firstIndex(of: ":") ?? content.endIndex
            let name = ([group].compactMap(\.self) + [String(content[..<colon])]).joined(separator: ".")
            if SettingsKey.allCases.contains(where: { $0.rawValue == name }), colon < content.endIndex {
                let value = content[content.index(after: colon)...].drop { $0 == " " }
                keys[name] = Entry(meaning: comment.joined(separator: " "), value: String(value))
                comment = []
            } else if isComment {
                comment.append(String(content))
            } else {
                if content.hasSuffix(":") {
                    group = String(content.dropLast())
                    groups[group ?? ""] = comment.isEmpty ? nil : comment.joined(separator: " ")
                }
                comment = []
            }
        }
    }
}
