import CivilTime
import QuarterlyReturns
import Register

extension AreaDocument {
    /// `weighbridge/returns/1`; config/schemas/returns.schema.json describes it.
    package static func json(_ returns: AreaReturns) -> [UInt8] {
        let summary = returns.summary
        return JSON.object([
            .init("schema", .string("weighbridge/returns/1")),
            .init("organisation", summary.area.json),
            .init("period", Period.quarter(summary.quarter).json),
            .init("deadline", .string(returns.due.day.isoText)),
            .init("total", summary.total.json),
            .init("subareas", .array(summary.subareas.map(\.json))),
            .init("services", .array(summary.services.map { json($0, in: returns) })),
            .init(
                "history",
                .array(
                    returns.earlier.map { earlier in
                        .object([
                            .init("period", Period.quarter(earlier.quarter).json), .init("total", earlier.total.json),
                        ])
                    })),
        ]).document
    }

    /// A service that has not submitted has neither a revision nor fields.
    private static func json(_ service: AreaSummary.Service, in returns: AreaReturns) -> JSON {
        let organisation = service.organisation
        let submitted = service.submitted
        return .object(
            [
                .init("code", .string(organisation.code)),
                .init("name", .string(organisation.name)),
                .init("stp", string: organisation.parent),
                .init("state", .string(submitted == nil ? returns.due.state.rawValue : "submitted")),
                .init("new", .bool(returns.new.contains(organisation.code))),
                .init("revision", integer: submitted?.revision),
                .init("submitted_at", string: submitted?.submittedAt.rfc3339),
                .init("fields", submitted?.content.json),
                .init("incomplete", submitted.map { .array($0.content.incomplete.map { .string($0.columnName) }) }),
            ].compactMap { (member: JSON.Member?) in member })
    }
}

extension ReturnContent {
    /// Every field; null where it is not known.
    fileprivate var json: JSON {
        .object(ReturnField.all.map { field in .init(field.columnName, value(of: field).map(field.json) ?? .null) })
    }
}

extension AreaTotal {
    fileprivate var json: JSON {
        .object([
            .init("expected", .integer(expected)),
            .init("submitted", .integer(submitted)),
            .init(
                "fields",
                .object(
                    ReturnField.all.filter(\.isSummed).map { field in
                        .init(
                            field.columnName,
                            .object([
                                .init("sum", sums[field].map(field.numberJSON) ?? .null),
                                .init("reported", .integer(reported[field] ?? 0)),
                            ]))
                    })),
        ])
    }
}

extension AreaSummary {
    fileprivate var json: JSON {
        .object([
            .init("code", .string(area.code)), .init("name", .string(area.name)),
            .init("level", .string(area.level.rawValue)), .init("total", total.json),
            .init("subareas", .array(subareas.map(\.json))),
        ])
    }
}
