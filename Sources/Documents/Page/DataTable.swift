/// A table with a caption, column headings and row headings. The first column names its row.
struct DataTable {
    struct Column {
        var title: String
        var isNumber = false
    }

    var caption: HTML
    var columns: [Column]
    var rows: [[HTML]]
    /// Style class; `nil` for the plain form.
    var style: String?

    /// The form in which a phone shows each row as a card, every cell with the title of its column beside it.
    static let stacked = "stacked"

    /// Wide tables scroll inside a frame that the keyboard can reach, so that the page itself never does.
    func scrolling(label: String) -> HTML {
        block("div", ["class": "scroll", "role": "region", "aria-label": label, "tabindex": "0"]) { html }
    }

    /// Roles are written out because the style may lay rows out as blocks on a phone, upon which some browsers forget
    /// that a table is one.
    var html: HTML {
        block("table", ["class": style ?? "plain", "role": "table"]) {
            block("caption") { caption }
            block("thead", ["role": "rowgroup"]) {
                block("tr", ["role": "row"]) {
                    for column in columns {
                        element("th", ["scope": "col", "role": "columnheader", "class": cellClass(column)]) {
                            HTML(column.title)
                        }
                    }
                }
            }
            block("tbody", ["role": "rowgroup"]) {
                for row in rows { block("tr", ["role": "row"]) { cells(of: row) } }
            }
        }
    }

    @HTMLBuilder
    private func cells(of row: [HTML]) -> HTML {
        for (index, cell) in row.enumerated() {
            if index == 0 {
                element("th", ["scope": "row", "role": "rowheader"]) { cell }
            } else {
                self.cell(cell, in: columns[index])
            }
        }
    }

    private func cell(_ content: HTML, in column: Column) -> HTML {
        guard style == Self.stacked else {
            return element("td", ["role": "cell", "class": cellClass(column)]) { content }
        }
        return element("td", ["role": "cell", "class": cellClass(column), "data-title": column.title]) {
            element("span") { content }
        }
    }

    private func cellClass(_ column: Column) -> String {
        column.isNumber ? "number" : "text"
    }
}
