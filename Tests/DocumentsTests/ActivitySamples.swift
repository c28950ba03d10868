import CivilTime
import Findings
import MonthlyActivity
import Register
import Testing
import Weighing

@testable import Documents

/// October 2026 of a provider with three teams, in several states.
enum ActivitySamples {
    static let month = CivilMonth(year: 2026, month: 10)
    static let provider = Organisation(code: "TYNEWORK", name: "Tynework", level: .provider, parent: "ENG")
    static let teams = [
        Organisation(code: "TYNE-NORTH", name: "Tyne North Team", level: .team, parent: "TYNEWORK"),
        Organisation(code: "TYNE-QUAY", name: "Tyne Quay Team", level: .team, parent: "TYNEWORK"),
    ]
    static let deadlines = ActivityDeadlines(holidays: .published)
    static let howToSend = HowToSend(
        account: Account(name: "prv-tynework", level: .provider, organisation: "TYNEWORK"), organisation: provider,
        kinds: [.marKeyworkers, .marParticipants, .marPerformance], quarter: CivilQuarter(year: 2026, number: 4),
        schema: Samples.schema,
        activity: .init(schemas: ActivitySchemas(), month: month, deadline: deadlines.deadline(of: month)),
        unfinishedHours: 2, reportsDays: 90,
        templates: [
            .init(
                path: "templates/mar-participants-template.xlsx", title: "Spreadsheet for participants",
                purpose: "Every heading that is read, with lists to choose from.")
        ])

    /// London's clock shows it, in winter time from 25 October on.
    static func instant(_ day: String, hour: Int = 2) -> Instant {
        Samples.context.zone.firstInstant(on: Samples.day(day), secondOfDay: hour * 3600)
    }

    static func keyworker(_ id: String, status: Keyworker.Status = .active, fte: Int = 80) -> Keyworker {
        Keyworker(row: 2, id: id, fte: fte, area: .work, status: status, start: Samples.day("2025-04-01"))
    }

    private static func participant(_ referral: String, keyworker: String = "K1") -> Participant {
        Participant(
            row: 2, referral: referral, stage: .preWork,
            dates: [.start: Samples.day("2026-06-01"), .stageStart: Samples.day("2026-06-01")], keyworker: keyworker,
            numbers: [.meetingsWithKeyworker: 0, .meetingsWithOthers: 0])
    }

    private static func part(
        _ rows: ActivityRows, from team: Int, label: String = "main", on day: String = "2026-10-30", warnings: Int = 0
    ) -> ActivityPart {
        ActivityPart(
            organisation: teams[team].code, organisationName: teams[team].name, label: label,
            receivedAt: instant(day, hour: 14), warnings: warnings, rows: rows)
    }

    private static func figures(_ eligible: Int, _ met: Int) -> ActivityRows {
        .performance(
            CustomerServiceStandard.allCases.map { StandardFigures(standard: $0, eligible: eligible, met: met) })
    }

    static func content(
        _ parts: [ActivityPart], asOf: String, isFinalised: Bool = false, workbook: Bool = true
    ) -> ActivityProgressContent {
        let now = instant(asOf)
        let end = deadlines.end(of: month, zone: Samples.context.zone)
        let compilation = ActivityCompilation(
            provider: .init(code: provider.code, name: provider.name, area: nil), month: month,
            schemas: ActivitySchemas(), parts: parts, earlier: .none, end: end, isEnded: now >= end,
            isFinalised: isFinalised)
        return ActivityProgressContent(
            provider: provider, teams: teams, progress: ActivityProgress(compilation, asOf: now), deadlines: deadlines,
            firstDrop: Samples.day("2026-10-30"), zone: Samples.context.zone,
            workbook: workbook ? ActivityWorkbook.path(provider: provider.code, month: month) : nil,
            finaliseSlip: workbook ? "slips/finalise-mar-2026-10.slip.csv" : nil,
            requestSlip: workbook ? nil : "slips/request-mar-2026-10.slip.csv")
    }

    private static let keyworkers = part(.keyworkers([keyworker("K1")]), from: 0)
    private static let sound = [
        keyworkers, part(.participants([participant("0001")]), from: 0, warnings: 1),
        part(.participants([participant("0002")]), from: 1, label: "quay"), part(figures(99, 96), from: 1),
    ]

    static let contents: [(name: String, content: ActivityProgressContent)] = [
        (
            "open",
            content(
                [
                    keyworkers,
                    part(.participants([participant("0001"), participant("0003", keyworker: "K9")]), from: 0),
                    part(.participants([participant("0001")]), from: 1, label: "quay"),
                ], asOf: "2026-11-02")
        ),
        ("complete", content(sound, asOf: "2026-11-04")),
        ("final", content(sound, asOf: "2026-11-05")),
        (
            "late",
            content(
                sound + [part(.participants([participant("0003")]), from: 0, label: "late", on: "2026-11-20")],
                asOf: "2026-11-21", workbook: false)
        ),
        ("empty", content([], asOf: "2026-11-05")),
        (
            "many",
            content([part(.participants((0..<300).map { participant("\($0)") }), from: 0)], asOf: "2026-11-02")
        ),
    ]
}
