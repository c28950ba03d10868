import DelimitedText

/// What a spreadsheet of one kind may hold: its headings, their types and options. A Frictionless Table Schema, as far
/// as the program uses it; `config/schemas` holds the same as JSON.
package struct TableSchema: Hashable, Sendable {
    /// `standard-spreadsheet`: the file's name without its extension.
    package var name: String
    /// `IPS Standard Spreadsheet`, for people.
    package var title: String
    /// In the order of the template's columns.
    package var fields: [Field]

    package init(name: String, title: String, fields: [Field]) {
        self.name = name
        self.title = title
        self.fields = fields
    }

    /// A column that is read.
    package struct Field: Hashable, Sendable {
        /// What the program calls it: `referral-date`. Stays when a new edition of the template words the heading anew.
        package var role: String
        /// The heading, spelled as the template spells it.
        package var heading: String
        package var type: FieldType
        /// Whether a file without this heading is refused.
        package var isRequired: Bool
        /// What belongs in it, for people; empty where the heading says it all.
        package var description: String

        package init(
            role: String, heading: String, type: FieldType, isRequired: Bool = false, description: String = ""
        ) {
            self.role = role
            self.heading = heading
            self.type = type
            self.isRequired = isRequired
            self.description = description
        }
    }

    package enum FieldType: Hashable, Sendable {
        case text
        case date
        /// A number with at most two decimals: hours, a full-time equivalent.
        case number
        /// A whole number, 0 or more.
        case integer
        /// One of a list, in the list's order.
        case option([Option])
    }

    package struct Option: Hashable, Sendable {
        /// As documents show it.
        package var label: String
        /// Other words and codes that mean the same.
        package var synonyms: [String]

        package init(_ label: String, synonyms: [String] = []) {
            self.label = label
            self.synonyms = synonyms
        }

        /// The label and its synonyms.
        package var words: [String] { [label] + synonyms }
    }

    /// The index in `fields` of what the program calls `role`; nil where this schema has no such field.
    package func index(ofRole role: String) -> Int? {
        fields.firstIndex { $0.role == role }
    }

    /// The keys of all headings, for `DelimitedTable.read`.
    package var headingKeys: Set<[UInt8]> {
        Set(fields.map { headingKey($0.heading) })
    }
}

extension TableSchema.Field {
    /// The options in their order; none for other types.
    package var options: [TableSchema.Option] {
        if case .option(let options) = type { options } else { [] }
    }
}
