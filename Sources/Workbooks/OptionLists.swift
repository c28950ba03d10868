import Sheets

/// All options of a workbook's drop-down lists, one below the other, each list once.
struct OptionLists {
    static let sheetName = "Lists"

    private(set) var options: [String] = []
    private var firstRows: [[String]: Int] = [:]

    init(of sheets: [Sheet]) {
        for list in sheets.flatMap(\.columns).map(\.options) where !list.isEmpty && firstRows[list] == nil {
            firstRows[list] = options.count + 1
            options += list
        }
    }

    /// The range that holds them.
    func formula(for list: [String]) -> String {
        guard let first = firstRows[list] else { preconditionFailure("every list of the workbook has its place") }
        return "=\(Self.sheetName)!$A$\(first):$A$\(first + list.count - 1)"
    }
}
