import DelimitedText
package import QuarterlyReturns

/// What a person does to a form in a spreadsheet program.
package enum FormFilling {
    /// The form with other cells under By hand; "" empties one. A field that the form does not have is the test's mistake.
    package static func fill(_ form: [UInt8], _ byHand: [ReturnField: String]) -> [UInt8] {
        var left = byHand
        let lines = DelimitedText.records(of: form).map { record in
            var cells = record.cells
            let field = left.keys.first { $0.section.rawValue == cells[0] && $0.label == cells[1] }
            if let field { cells[3] = left.removeValue(forKey: field) ?? "" }
            return cells.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
        }
        precondition(left.isEmpty, "a form has every field")
        return Array(lines.map { $0 + "\r\n" }.joined().utf8)
    }
}
