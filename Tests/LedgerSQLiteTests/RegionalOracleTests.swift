import Caseload
import CivilTime
import Foundation
import QuarterlyReturns
import Register
import TestKit
import Testing

/// Everything in the store against a calculation of its own, in Python, from parts, forms and register.
struct RegionalOracleTests {
    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func `every table and view equals an independent calculation`(seed: UInt64) throws {
        let store = try TestStore()
        var random = SeededRandom(seed: seed)
        let entries = OracleInput.entries(&random)
        try store.publish(
            RegionalContent.export(
                register: RegionalSample.register(OracleInput.organisations), submitted: entries.map(\.submitted),
                quarters: OracleInput.quarters[0]...OracleInput.quarters[OracleInput.quarters.count - 1],
                includesNarratives: true))
        let input = try JSONSerialization.data(withJSONObject: [
            "organisations": OracleInput.organisations, "quarters": OracleInput.quarters.map(\.label),
            "returns": entries.map(\.json),
        ])
        let (output, exitCode) = try Python.run(
            "regional_oracle.py", [store.directory.path], documents: [Array(input)])
        #expect(exitCode == 0, "\(output)")
        let compared = try #require(Int(output.split(separator: " ").first ?? ""), "\(output)")
        #expect(compared > 200)
    }
}

private enum OracleInput {
    static let quarters = (1...4).map { CivilQuarter(year: 2026, number: $0) }

    /// Two regions and one outside, six services. On 1 April an STP ends and one follows it, a service moves to it and into
    /// the other region's care; another ends, another begins, and an STP takes a new name.
    static let organisations = """
        code,name,level,parent,valid_from,valid_to
        ENG,England,nation,,,
        R1,North,region,ENG,2019-04-01,
        R2,"South, and East",region,ENG,2019-04-01,
        OTHER,Outside,region,ENG,,
        P1,Old STP,stp,R1,2019-04-01,2026-03-31
        P2,New ICB,stp,R2,2026-04-01,
        P3,Third STP,stp,R2,2019-04-01,2026-06-30
        P3,Third ICB,stp,R2,2026-07-01,
        P4,Fourth STP,stp,R1,,
        S1,First Service,service,P1,,2026-03-31
        S1,First Service,service,P2,2026-04-01,
        S2,Second Service,service,P1,,2026-03-31
        S3,Third Service,service,P3,,
        S4,Fourth Service,service,P4,2026-04-01,
        S5,Fifth Service,service,P4,,
        S6,Service in P1 still,service,P1,,
        S9,Outside Service,service,OTHER,,

        """

    struct Entry {
        var submitted: SubmittedReturn
        var json: [String: Any]
    }

    static func entries(_ random: inout SeededRandom) -> [Entry] {
        var entries: [Entry] = []
        for quarter in quarters {
            for service in ["S1", "S2", "S3", "S4", "S5", "S6", "S9"] {
                for revision in 1...3 where random.isTrue(outOf: 2) {
                    entries.append(entry(service, quarter, revision, &random))
                }
            }
        }
        return entries
    }

    private static func entry(
        _ service: String, _ quarter: CivilQuarter, _ revision: Int, _ random: inout SeededRandom
    ) -> Entry {
        let parts = (0..<Int(random.next() % 4)).map { _ in part(&random) }
        let byHand = byHand(&random)
        let submittedAt = quarter.last.isoText + "T23:59:0\(revision)Z"
        let instant = Instant(
            milliseconds: (Int64(quarter.last.daysSinceEpoch) * 86_400 + 86_340 + Int64(revision)) * 1000)
        let submitted = SubmittedReturn(
            service: service, quarter: quarter, revision: revision, submittedAt: instant,
            content: ReturnContent(parts: parts, byHand: byHand))
        return Entry(
            submitted: submitted,
            json: [
                "service": service, "quarter": quarter.label, "revision": revision, "submitted_at": submittedAt,
                "parts": parts.map(json), "by_hand": json(byHand),
            ])
    }

    private static func part(_ random: inout SeededRandom) -> Aggregate {
        var part = Aggregate()
        for measure in Measure.allCases where !random.isTrue(outOf: 6) {
            part.measures[measure] = Int(random.next() % (measure == .hoursPerWeekTotal ? 100_000 : 60))
        }
        for measure in BandedMeasure.allCases where !random.isTrue(outOf: 4) {
            part.bands[measure] = DayBand.allCases.reduce(into: [:]) { $0[$1] = Int(random.next() % 9) }
        }
        return part
    }

    private static func byHand(_ random: inout SeededRandom) -> [ReturnField: ReturnValue] {
        var values: [ReturnField: ReturnValue] = [:]
        for field in ReturnField.all
        where !field.isDerived && random.isTrue(outOf: field.section == .quantitative ? 5 : 2) {
            values[field] =
                switch field.kind {
                case .number(_, let range): .number(range.lowerBound + Int(random.next() % UInt64(range.count)))
                case .text: .text("Words of “\(field.columnName)”,\nin 2 lines; NULL")
                case .yesNo: .yesNo(random.isTrue(outOf: 2))
                case .day: .day(CivilDay(daysSinceEpoch: 20_000 + Int32(random.next() % 1000)))
                case .word: nil
                }
        }
        return values
    }

    private static func json(_ part: Aggregate) -> [String: Int] {
        var values: [String: Int] = [:]
        for (measure, value) in part.measures { values[measure.rawValue] = value }
        for (measure, bands) in part.bands {
            for (band, ending) in zip(DayBand.allCases, ["0_7", "8_30", "31_90", "91_plus"]) {
                values["\(measure.rawValue)_\(ending)"] = bands[band]
            }
        }
        return values
    }

    private static func json(_ byHand: [ReturnField: ReturnValue]) -> [String: Any] {
        byHand.reduce(into: [:]) { values, entry in
            values[entry.key.columnName] =
                switch entry.value {
                case .number(let number): number
                case .text(let text): text
                case .yesNo(let isYes): isYes ? 1 : 0
                case .day(let day): day.isoText
                }
        }
    }
}

extension SeededRandom {
    fileprivate mutating func isTrue(outOf count: UInt64) -> Bool { next() % count == 0 }
}
