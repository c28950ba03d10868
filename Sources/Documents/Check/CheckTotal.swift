import Caseload
import CivilTime
import Weighing

/// The accepted files of one kind and period, added up as the daemon would.
struct CheckTotal {
    let kind: DropKind
    let period: Period
    let fileCount: Int
    let total: AggregateTotal

    /// By kind, in the order of the kinds, and period. Rejected files are in none.
    static func all(of reports: [Report]) -> [CheckTotal] {
        var partsByKey: [Key: [Aggregate]] = [:]
        for report in reports {
            guard let kind = report.kind.flatMap(DropKind.init), let period = report.period,
                let aggregate = report.caseload
            else { continue }
            partsByKey[Key(kind: kind, period: period), default: []].append(aggregate)
        }
        return DropKind.allCases.flatMap { kind in
            partsByKey.filter { $0.key.kind == kind }.sorted { $0.key.period < $1.key.period }.map { key, parts in
                CheckTotal(kind: kind, period: key.period, fileCount: parts.count, total: AggregateTotal(of: parts))
            }
        }
    }

    private struct Key: Hashable {
        var kind: DropKind
        var period: Period
    }

    var json: JSON {
        .object(
            [
                .init("kind", .string(kind.rawValue)), .init("period", period.json),
                .init("files", .integer(fileCount)),
            ] + total.aggregate.members + [.init("incomplete", .array(total.incomplete.map(JSON.string)))])
    }
}
