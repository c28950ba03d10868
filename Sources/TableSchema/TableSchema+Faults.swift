import DelimitedText

extension TableSchema {
    /// What is wrong with this schema, in plain words; empty where it can be used. A heading or an option that means two
    /// things is a fault of whoever wrote the schema, so it is named in full.
    package var faults: [String] {
        var faults: [String] = []
        if fields.isEmpty { faults.append("the schema has no fields") }
        faults += repeated(fields.map(\.role)).map { "the role “\($0)” is given to two fields" }
        faults += repeated(fields.map(\.heading)).map { "the heading “\($0)” comes twice" }
        for field in fields where headingKey(field.heading).isEmpty {
            faults.append("the field of the role “\(field.role)” has a blank heading")
        }
        for field in fields {
            guard case .option(let options) = field.type else { continue }
            if options.isEmpty { faults.append("“\(field.heading)” has no options") }
            let words = options.flatMap(\.words)
            if words.contains(where: { headingKey($0).isEmpty }) {
                faults.append("“\(field.heading)” has a blank option")
            }
            faults += repeated(words).map { "“\(field.heading)” has the option or synonym “\($0)” twice" }
        }
        return faults
    }
}

/// Texts that came before, compared as headings are; blank ones left out.
private func repeated(_ texts: [String]) -> [String] {
    var seen: Set<[UInt8]> = []
    return texts.filter { text in
        let key = headingKey(text)
        return !key.isEmpty && !seen.insert(key).inserted
    }
}
