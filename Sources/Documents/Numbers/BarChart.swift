/// A bar chart in SVG beside the table of its numbers. The bars show nothing that the table does not say.
struct BarChart {
    struct Category {
        /// Under the bars, one or two short lines.
        var short: [String]
        /// In the table.
        var long: String
    }

    struct Series {
        var name: String
        /// One for each category; nil = not known.
        var values: [Int?]
        /// Indices of values that some part could not tell: a star in the table.
        var incomplete: Set<Int> = []
        /// By index, what the table says where a value is known and not shown.
        var words: [Int: String] = [:]

        func text(at index: Int) -> String {
            let text = values[index].map(grouped) ?? words[index] ?? "not known"
            return text + (incomplete.contains(index) ? "*" : "")
        }
    }

    var title: String
    /// What the categories are: heading of the table's first column.
    var categoryTitle: String
    var categories: [Category]
    /// One, or two to compare: the first is drawn filled, the second as an outline, so that colour is not needed.
    var series: [Series]

    var html: HTML {
        block("figure") {
            block("figcaption") { HTML(title) }
            if series.count > 1 { legend }
            block("div", ["class": "chart"]) {
                drawing
                table
            }
        }
    }

    private var legend: HTML {
        block("ul", ["class": "legend", "aria-hidden": "true"]) {
            for (index, one) in series.enumerated() {
                block("li") {
                    element("svg", ["viewBox": "0 0 16 16"]) { bar(x: 1, y: 1, width: 14, height: 14, series: index) }
                    HTML(one.name)
                }
            }
        }
    }

    private var table: HTML {
        let columns = [DataTable.Column(title: categoryTitle)] + series.map { .init(title: $0.name, isNumber: true) }
        return DataTable(
            caption: element("span", ["class": "muted"]) { "The numbers of the chart" }, columns: columns,
            rows: categories.indices.map { index in
                [HTML(categories[index].long)] + series.map { HTML($0.text(at: index)) }
            }
        ).html
    }

    // MARK: Drawing

    /// In units of the drawing, which is scaled to the width that it gets.
    private static let width = 380
    private static let top = 14
    private static let baseline = 172
    private static let left = 40

    private var drawing: HTML {
        let scale = AxisScale(highest: series.flatMap(\.values).compactMap(\.self).max() ?? 0)
        return element(
            "svg", ["viewBox": "0 0 \(Self.width) 212", "role": "img", "aria-label": textAlternative]
        ) {
            for mark in scale.marks {
                gridLine(at: y(of: mark, in: scale), label: grouped(mark))
            }
            for index in categories.indices {
                bars(ofCategory: index, in: scale)
            }
        }
    }

    private var textAlternative: String {
        let summaries = series.map { one in
            let known = zip(categories, one.values).compactMap { category, value in value.map { (category.long, $0) } }
            guard let lowest = known.min(by: { $0.1 < $1.1 }), let highest = known.max(by: { $0.1 < $1.1 }) else {
                return "\(one.name): not known."
            }
            return
                "\(one.name): lowest \(grouped(lowest.1)) (\(lowest.0)), highest \(grouped(highest.1)) (\(highest.0))."
        }
        return "Bar chart. " + summaries.joined(separator: " ") + " The table that follows has all numbers."
    }

    private func y(of value: Int, in scale: AxisScale) -> Int {
        Self.baseline - (Self.baseline - Self.top) * value / scale.top
    }

    @HTMLBuilder
    private func gridLine(at y: Int, label: String) -> HTML {
        element(
            "line", ["class": "grid", "x1": "\(Self.left)", "x2": "\(Self.width)", "y1": "\(y)", "y2": "\(y)"])
        element("text", ["x": "\(Self.left - 6)", "y": "\(y + 4)", "text-anchor": "end"]) { HTML(label) }
    }

    @HTMLBuilder
    private func bars(ofCategory index: Int, in scale: AxisScale) -> HTML {
        let slot = (Self.width - Self.left) / max(categories.count, 4)
        let barWidth = min(slot * 3 / 4, 60) / series.count
        let centre = Self.left + slot * index + slot / 2
        for (seriesIndex, one) in series.enumerated() {
            if let value = one.values[index], value > 0 {
                let top = min(y(of: value, in: scale), Self.baseline - 2)
                bar(
                    x: centre - barWidth * series.count / 2 + barWidth * seriesIndex, y: top, width: barWidth - 2,
                    height: Self.baseline - top, series: seriesIndex)
            }
        }
        for (line, text) in categories[index].short.enumerated() {
            element("text", ["x": "\(centre)", "y": "\(Self.baseline + 17 + 15 * line)", "text-anchor": "middle"]) {
                HTML(text)
            }
        }
    }

    private func bar(x: Int, y: Int, width: Int, height: Int, series: Int) -> HTML {
        let outline = series > 0 ? 1 : 0  // An outline is drawn half outside its edge.
        return element(
            "rect",
            [
                "class": series > 0 ? "bar-second" : "bar", "x": "\(x + outline)", "y": "\(y + outline)",
                "width": "\(max(width - 2 * outline, 1))", "height": "\(max(height - 2 * outline, 1))",
            ])
    }
}

/// The marks of an axis from 0: round numbers, at most five steps.
struct AxisScale: Hashable {
    /// Distance between two marks: 1, 2 or 5 times a power of ten.
    let step: Int
    /// The highest mark, at or above the highest value.
    let top: Int

    init(highest: Int) {
        var power = 1
        while highest > 50 * power { power *= 10 }
        step = [1, 2, 5, 10].first { $0 * power * 5 >= highest }! * power
        top = max(step, (highest + step - 1) / step * step)
    }

    var marks: [Int] { Array(stride(from: 0, through: top, by: step)) }
}
