import Caseload
import CivilTime
import DelimitedText
import Findings
import TableSchema
import Weighing

extension ReportDocument {
    /// The keys of a report in their published order; those that do not apply are left out.
    static func members(of report: Report) -> [JSON.Member] {
        let envelope: [JSON.Member?] = [
            .init("schema", .string("weighbridge/report/1")),
            .init("verdict", .string(report.verdict.rawValue)),
            .init("kind", string: report.kind),
            .init("account", string: report.account),
            .init("drop", string: report.drop.map { String($0) }),
            .init("received_at", string: report.receivedAt?.rfc3339),
            .init("period", report.period?.json),
            .init("part", string: report.part),
            .init("as_of", string: report.asOf?.isoText),
            .init("replaces", report.replaces?.json),
            .init("text", report.text?.json),
            .init("headings", report.headings?.json),
        ]
        return envelope.compactMap(\.self) + (report.caseload?.members ?? [])
            + [.init("findings", report.findings.json)]
    }
}

extension Period {
    /// `{"label": "2026-Q3", "start": "2026-07-01", "end": "2026-09-30"}`.
    var json: JSON {
        .object([
            .init("label", .string(label)), .init("start", .string(first.isoText)), .init("end", .string(last.isoText)),
        ])
    }
}

extension Aggregate {
    /// `measures` and what follows it; what is not known is `null`, options without a client are left out.
    var members: [JSON.Member] {
        [.init("measures", measuresJSON)]
            + BandedMeasure.allCases.map { banded in
                .init(banded.rawValue, bands[banded].map(Self.json(of:)) ?? .null)
            }
            + [
                .init(
                    "demographics",
                    .object(
                        Demographic.allCases.map { demographic in
                            .init(demographic.rawValue, demographics[demographic].map(Self.json(of:)) ?? .null)
                        }))
            ]
    }

    var measuresJSON: JSON {
        .object(Measure.allCases.map { .init($0.rawValue, json(of: $0)) })
    }

    private func json(of measure: Measure) -> JSON {
        guard let value = self[measure] else { return .null }
        return measure == .hoursPerWeekTotal ? .tenths(tenths(ofHundredths: value)) : .integer(value)
    }

    private static func json(of bands: [DayBand: Int]) -> JSON {
        .object(DayBand.allCases.map { .init($0.rawValue, .integer(bands[$0] ?? 0)) })
    }

    private static func json(of options: [String: Int]) -> JSON {
        .object(orderedOptions(options).map { .init($0.label, .integer($0.count)) })
    }
}

extension Report.Replaced {
    fileprivate var json: JSON {
        .object([.init("received_at", .string(receivedAt.rfc3339)), .init("rows", .integer(rows))])
    }
}

extension TextFacts {
    fileprivate var json: JSON {
        .object(
            [
                .init("bytes", .integer(bytes)),
                .init("encoding", .string(encoding.rawValue)),
                .init("byte_order_mark", .bool(byteOrderMark)),
                .init("separator", .string(separator)),
                .init("line_ending", .string(lineEnding.rawValue)),
                .init("heading_row", integer: headingRow),
                .init("rows", .integer(rows)),
                .init("rows_skipped", integer: rowsSkipped),
            ].compactMap { (member: JSON.Member?) in member })
    }
}

extension HeadingFacts {
    fileprivate var json: JSON {
        .object([
            .init("read", .array(read.map(JSON.string))), .init("absent", .array(absent.map(JSON.string))),
            .init("ignored", .integer(ignored)),
        ])
    }
}

extension FindingLog {
    fileprivate var json: JSON {
        .object([
            .init("errors", .integer(errors)),
            .init("warnings", .integer(warnings)),
            .init("by_rule", .object(byRule.map { .init($0.rule.rawValue, .integer($0.count)) })),
            .init("listed", .array(listed.map(\.json))),
        ])
    }
}

extension Finding {
    fileprivate var json: JSON {
        .object(
            [
                .init("severity", .string(severity.rawValue)),
                .init("rule", .string(rule.rawValue)),
                .init("row", integer: row),
                .init("column", integer: column),
                .init("cell", string: cell),
                .init("heading", string: heading),
                .init("count", integer: count),
                .init("message", .string(message)),
            ].compactMap { (member: JSON.Member?) in member })
    }
}
