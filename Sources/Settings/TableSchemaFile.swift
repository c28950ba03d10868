import Foundation
import TableSchema

/// A Table Schema (Frictionless Data, Table Schema 1.0) as a file. Beside the standard's properties `name`, `title`,
/// `fields[].name`, `.type` and `.constraints.enum` it has two of our own: `fields[].role`, what the program calls the
/// column (a field without one is not read), and `fields[].synonyms`, other words by option.
struct TableSchemaFile: Decodable {
    var title: String?
    var fields: [Field]

    struct Field: Decodable {
        var name: String
        var type: String?
        var role: String?
        var description: String?
        var constraints: Constraints?
        var synonyms: [String: [String]]?
    }

    struct Constraints: Decodable {
        var `enum`: [String]?
    }

    /// Reads another edition of a schema that is compiled in. Headings, options and the order of the columns may differ;
    /// roles and types may not, since the program counts with them, and a heading that it can't do without has to stay.
    static func read(
        _ bytes: [UInt8], path: String, editionOf builtIn: TableSchema
    ) -> (schema: TableSchema?, faults: [SettingsFault]) {
        let file: TableSchemaFile
        do {
            file = try JSONDecoder().decode(TableSchemaFile.self, from: Data(bytes))
        } catch let error as DecodingError {
            return (nil, [SettingsFault(file: path, "is no Table Schema: \(error.text)")])
        } catch {
            return (nil, [SettingsFault(file: path, "is no Table Schema: \(error)")])
        }
        var faults: [SettingsFault] = []
        let fields = file.fields.compactMap { field -> TableSchema.Field? in
            guard let role = field.role else { return nil }
            do throws(WrongField) {
                return try field.read(role: role, of: builtIn)
            } catch {
                faults.append(SettingsFault(file: path, key: field.name, error.message))
                return nil
            }
        }
        for needed in builtIn.fields where needed.isRequired && !file.fields.contains(where: { $0.role == needed.role })
        {
            faults.append(
                SettingsFault(
                    file: path, "no field has the role “\(needed.role)”, which the program can't do without: add it"))
        }
        let schema = TableSchema(name: builtIn.name, title: file.title ?? builtIn.title, fields: fields)
        faults += schema.faults.map { SettingsFault(file: path, $0) }
        return (faults.isEmpty ? schema : nil, faults)
    }
}

private struct WrongField: Error {
    var message: String
}

extension TableSchemaFile.Field {
    fileprivate func read(role: String, of builtIn: TableSchema) throws(WrongField) -> TableSchema.Field {
        guard let index = builtIn.index(ofRole: role) else {
            let near = nearestWord(to: role, among: builtIn.fields.map(\.role))
            throw WrongField(
                message: "the role “\(role)” is not known" + (near.map { "; did you mean “\($0)”?" } ?? ": take it out")
            )
        }
        let model = builtIn.fields[index]
        return TableSchema.Field(
            role: role, heading: name, type: try read(typeLike: model.type), isRequired: model.isRequired,
            description: description ?? "")
    }

    /// A field without a type is a string (Table Schema, "Types and Formats").
    private func read(typeLike model: TableSchema.FieldType) throws(WrongField) -> TableSchema.FieldType {
        guard type ?? "string" == model.name else { throw WrongField(message: "must have the type “\(model.name)”") }
        guard case .option = model else { return model }
        let labels = constraints?.enum ?? []
        let words = synonyms ?? [:]
        if let stranger = words.keys.sorted().first(where: { !labels.contains($0) }) {
            throw WrongField(
                message: "has synonyms of “\(stranger)”, which constraints.enum does not list: add it there")
        }
        return .option(labels.map { TableSchema.Option($0, synonyms: words[$0] ?? []) })
    }
}

extension TableSchema.FieldType {
    /// What Table Schema calls it.
    fileprivate var name: String {
        switch self {
        case .text, .option: "string"
        case .date: "date"
        case .number: "number"
        case .integer: "integer"
        }
    }
}

extension DecodingError {
    /// Where in the file and what, in one line.
    fileprivate var text: String {
        let context: Context
        switch self {
        case .typeMismatch(_, let found), .valueNotFound(_, let found), .keyNotFound(_, let found),
            .dataCorrupted(let found):
            context = found
        @unknown default: return "\(self)"
        }
        let place = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
        return place.isEmpty ? context.debugDescription : "\(place.drop { $0 == "." }): \(context.debugDescription)"
    }
}
