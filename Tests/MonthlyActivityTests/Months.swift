import CivilTime
import Findings
import MonthlyActivity
import Testing

/// October 2026 of a provider with teams, as values.
enum Months {
    static let october = CivilMonth(year: 2026, month: 10)
    static let provider = ActivityCompilation.Provider(
        code: "TYNEWORK", name: "Tynework", area: "North East England")
    /// Winter time all through.
    static let zone = LondonZone(transitions: [])
    static let deadlines = ActivityDeadlines(holidays: .published)
    /// Midnight after 4 November 2026, the 3rd working day.
    static let end = deadlines.end(of: october, zone: zone)

    static func participant(
        _ referral: String, row: Int = 2, stage: Participant.Stage = .preWork, keyworker: String = "K1",
        dates: [ParticipantColumn: CivilDay] = [:], numbers: [ParticipantColumn: Int] = [:]
    ) throws -> Participant {
        let start = try day("2026-06-01")
        var counts: [ParticipantColumn: Int] = [
            .meetingsWithKeyworker: 2, .meetingsWithOthers: 1, .workInterventions: 3, .healthInterventions: 0,
            .financialInterventions: 0, .otherInterventions: 0, .workExperience: 0, .employerInterventions: 0,
        ]
        counts.merge(numbers) { $1 }
        return Participant(
            row: row, referral: referral, stage: stage,
            dates: [.start: start, .stageStart: start].merging(dates) { $1 }, keyworker: keyworker, numbers: counts)
    }

    static func keyworker(
        _ id: String, row: Int = 2, status: Keyworker.Status = .active, fte: Int = 100
    ) throws -> Keyworker {
        Keyworker(
            row: row, id: id, fte: fte, area: .work, status: status, start: try day("2025-04-01"),
            end: status == .left ? try day("2026-10-20") : nil)
    }

    static func part(
        _ rows: ActivityRows, team: String = "NORTH", label: String = "main", hoursBeforeEnd: Int64 = 24
    ) -> ActivityPart {
        ActivityPart(
            organisation: team, organisationName: "\(team) Team", label: label,
            receivedAt: end.advanced(bySeconds: -3600 * hoursBeforeEnd), warnings: 0, rows: rows)
    }

    static func figures(_ eligible: Int = 10, _ met: Int = 10) -> ActivityRows {
        .performance(
            CustomerServiceStandard.allCases.map { StandardFigures(standard: $0, eligible: eligible, met: met) })
    }

    /// A whole month without a fault.
    static func sound() throws -> [ActivityPart] {
        [
            part(.keyworkers([try keyworker("K1")])), part(.participants([try participant("0001")])), part(figures()),
        ]
    }

    static func compiled(
        _ parts: [ActivityPart], earlier: EarlierMonths = .none, isEnded: Bool = false, isFinalised: Bool = false
    ) -> ActivityCompilation {
        ActivityCompilation(
            provider: provider, month: october, schemas: ActivitySchemas(), parts: parts, earlier: earlier, end: end,
            isEnded: isEnded, isFinalised: isFinalised)
    }

    /// `dkw-unknown Participants 3`, in the order of the tab Checks.
    static func checks(_ compilation: ActivityCompilation) -> [String] {
        compilation.checks.map { check in
            "\(check.rule.rawValue) \(check.tab.rawValue) \(check.row.map(String.init) ?? "-")"
        }
    }
}
