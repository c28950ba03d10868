import DelimitedText
import Findings
import TableSchema

/// Reads the cells of one option column, and counts those that name no option.
struct OptionReader {
    let labels: [String]

    private let column: SheetColumns.Column
    private let decoder: OptionDecoder
    private var unknownCount = 0
    private var firstUnknownRow = 0

    init(_ column: SheetColumns.Column, options: [TableSchema.Option]) {
        self.column = column
        labels = options.map(\.label)
        decoder = OptionDecoder(options)
    }

    mutating func read(_ row: borrowing TableRow) -> OptionCell {
        switch row.withCell(column.slot, { decoder.decode($0) }) {
        case .blank: return .blank
        case .option(let index): return .option(index)
        case .unknown:
            if unknownCount == 0 { firstUnknownRow = row.number }
            unknownCount += 1
            return .unrecognised
        }
    }

    /// `option-unknown`: one finding for the whole column; nil where every cell was an option or blank.
    ///
    /// - Parameter counted: how such cells are counted: `as Unrecognised`.
    func finding(_ columns: SheetColumns, counted: String) -> Finding? {
        guard unknownCount > 0 else { return nil }
        let heading = columns.heading(of: column)
        let cells =
            unknownCount == 1
            ? "1 cell under “\(heading)”, in row \(firstUnknownRow), is not one of the options. It is counted"
            : "\(unknownCount) cells under “\(heading)” are not one of the options, the first in row \(firstUnknownRow). "
                + "They are counted"
        return columns.finding(
            .optionUnknown, at: column, row: nil, count: unknownCount,
            "\(cells) \(counted). Use the words of the template: \(labels.joined(separator: "; ")).")
    }
}

extension EmploymentAtReferral {
    /// What each option of the employment status means. Told by its MHSDS code, else by the words of the compiled-in
    /// schema, so that a new edition may word the options anew or leave the codes out.
    static func meanings(of options: [TableSchema.Option]) -> [EmploymentAtReferral] {
        let employed = Self.names(withCodes: ["01"])
        let outOfWork = Self.names(withCodes: ["02", "03", "04", "05", "06", "07", "08"])
        return options.map { option in
            if !employed.isDisjoint(with: option.names) {
                .employed
            } else if !outOfWork.isDisjoint(with: option.names) {
                .outOfWork
            } else {
                .neither
            }
        }
    }

    private static func names(withCodes codes: Set<String>) -> Set<[UInt8]> {
        let standard = TableSchema.standardSpreadsheet
        let options = standard.index(ofRole: Role.employmentAtReferral).map { standard.fields[$0].options } ?? []
        return options.filter { !codes.isDisjoint(with: $0.synonyms) }.reduce(into: []) { $0.formUnion($1.names) }
    }
}

extension TableSchema.Option {
    /// Label and synonyms, as they are compared.
    fileprivate var names: Set<[UInt8]> {
        Set(([label] + synonyms).map { headingKey($0) })
    }
}
