import Findings
import TableSchema

/// `heading-absent`: the known headings that a sheet lacks to its cost, and what each costs.
struct AbsentHeadings {
    /// In the schema's order.
    private(set) var headings: [String] = []
    private(set) var findings: [Finding] = []

    init(_ schema: TableSchema, _ columns: SheetColumns) {
        let costs = Self.costs(columns)
        for field in schema.fields {
            guard let cost = costs[field.role] else { continue }
            headings.append(field.heading)
            findings.append(
                Finding(
                    .headingAbsent, heading: field.heading,
                    "There is no heading “\(field.heading)”. \(cost) Add the column, or correct its heading."))
        }
    }

    /// Sentences by role; roles that cost nothing have none.
    private static func costs(_ columns: SheetColumns) -> [String: String] {
        let known = columns.knownHeadings
        var costs: [String: String] = [:]
        for group in HeadingGroup.allCases {
            let figures = known.figuresMissed(for: group)
            guard !figures.isEmpty else { continue }
            var cost = "Missing for it: \(figures.map(\.label).joined(separator: "; "))."
            if group == .discharge, known.give(.measure(.vocationalProfilesStarted)) {
                cost += " Vocational profiles started include clients who have been discharged."
            }
            costs[group.firstRole] = cost
        }
        // Of the jobs that the sheet has, up to the last, each should have all its columns.
        let jobs = Dictionary(columns.jobs.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        for number in 1...(columns.jobs.last?.number ?? 1) {
            let job = jobs[number]
            if known.groups.contains(.jobStart), job?.start == nil {
                costs[Role.jobStart(number)] = "No client’s job \(number) is counted."
            }
            if known.groups.contains(.jobEnd), job?.end == nil {
                costs[Role.jobEnd(number)] = "Every job \(number) is taken to be still running."
            }
            if known.groups.contains(.jobHours), job?.hours == nil {
                costs[Role.jobHours(number)] = "No hours are counted for job \(number)."
            }
        }
        return costs
    }
}

extension HeadingGroup {
    /// The role of the group's heading; of `Job N` headings that of job 1.
    fileprivate var firstRole: String {
        switch self {
        case .employmentAtReferral: Role.employmentAtReferral
        case .profileStarted: Role.profileStarted
        case .jobStart: Role.jobStart(1)
        case .jobEnd: Role.jobEnd(1)
        case .jobHours: Role.jobHours(1)
        case .sustained13Weeks: Role.sustained13Weeks
        case .sustained26Weeks: Role.sustained26Weeks
        case .discharge: Role.discharge
        case .gender: Role.gender
        case .ethnicity: Role.ethnicity
        case .benefitStatus: Role.benefitStatus
        }
    }
}

extension Figure {
    fileprivate var label: String {
        switch self {
        case .measure(let measure): measure.words.label
        case .bands(let measure): measure.words.label
        case .demographic(let demographic): demographic.words.label
        }
    }
}
