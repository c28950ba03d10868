import Caseload
import CivilTime
package import QuarterlyReturns

/// How documents write the values of a return.
extension ReturnField {
    /// For people: `1,204`, `16.5`, `yes`, `31 March 2026`.
    func text(of value: ReturnValue) -> String {
        switch value {
        case .number(let number): numberText(number)
        case .text(let text): text
        case .yesNo(let yes): yes ? "yes" : "no"
        case .day(let day): day.longText
        }
    }

    /// A number of this field, or a sum of several, for people.
    func numberText(_ number: Int) -> String {
        let digits = plainNumberText(number)
        let (whole, decimals) = (digits.prefix { $0 != "." }, digits.drop { $0 != "." })
        let sign = number < 0 ? "−" : ""
        return sign + (Int(whole).map { grouped(abs($0)) } ?? String(whole)) + decimals
    }

    /// For programs: without marks between thousands, days as in ISO 8601.
    package func plainText(of value: ReturnValue) -> String {
        switch value {
        case .number(let number): plainNumberText(number)
        case .text(let text): text
        case .yesNo(let yes): yes ? "yes" : "no"
        case .day(let day): day.isoText
        }
    }

    /// Hours of all clients are rounded half up to one decimal (measures.md); all else is exact.
    func plainNumberText(_ number: Int) -> String {
        self == .measure(.hoursPerWeekTotal)
            ? tenthsText(tenths(ofHundredths: number)) : decimalText(number, places: decimalPlaces)
    }

    func json(of value: ReturnValue) -> JSON {
        switch value {
        case .number(let number): numberJSON(number)
        case .text(let text): .string(text)
        case .yesNo(let yes): .bool(yes)
        case .day(let day): .string(day.isoText)
        }
    }

    func numberJSON(_ number: Int) -> JSON {
        .decimal(plainNumberText(number))
    }

    /// `up 3 from 28`, `down 0.5 from 2.5`, `28 as before`.
    func changeText(from before: Int, to now: Int) -> String {
        let earlier = numberText(before)
        return switch now - before {
        case 0: "\(earlier) as before"
        case let more where more > 0: "up \(numberText(more)) from \(earlier)"
        case let fewer: "down \(numberText(-fewer)) from \(earlier)"
        }
    }
}

extension [ReturnField] {
    /// Fields as a reader thinks of them: where all bands of a count are there, or all figures of a role or of one of its
    /// fundings, they are named together.
    var labels: [String] {
        let all = Set(self)
        let groups = Dictionary(
            grouping: ReturnField.all.filter { !$0.isDerived }.flatMap { field in field.groups.map { ($0, field) } },
            by: \.0)
        var labels: [String] = []
        for field in self {
            let group = field.groups.first { groups[$0]?.allSatisfy { all.contains($0.1) } == true }
            let label = group ?? field.label
            if !labels.contains(label) { labels.append(label) }
        }
        return labels
    }
}

extension ReturnField {
    /// Names of what the field is a part of, the widest first.
    fileprivate var groups: [String] {
        switch self {
        case .band(let measure, _): [measure.words.label]
        case .staff(let role, let funding, _): [role.label, "\(role.label), \(funding.label)"]
        default: []
        }
    }
}
