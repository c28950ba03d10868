import Caseload
import CivilTime
import DelimitedText
import Documents
import Findings
import QuarterlyReturns
import Register
import Slips
import TableSchema
import Weighing

/// Returns of two regions that the tests render.
enum ReturnSamples {
    static let quarter = Samples.quarter
    static let deadlines = ReturnDeadlines(holidays: .published)
    static let contacts = Samples.context

    /// A day on which the returns of July to September 2026 are due, one on which they are overdue, and one in the quarter.
    static let dueDay = Samples.day("2026-10-06")
    static let lateDay = Samples.day("2026-11-02")
    static let runningDay = Samples.day("2026-09-12")

    static let register: Register = {
        let organisations = """
            code,name,level,parent,valid_from,valid_to
            ENG,England,nation,,,
            Y62,North West,region,ENG,,
            Y63,North East and Yorkshire,region,ENG,,
            OTHER,Outside the structure,region,ENG,,
            QYG,Cheshire and Merseyside,stp,Y62,,
            QOP,Greater Manchester,stp,Y62,,
            QOQ,"Humber, Coast and Vale",stp,Y63,,
            MERSEY,Mersey IPS Service,service,QYG,,
            WIRRAL,Wirral IPS Service,service,QYG,,
            IRWELL,Irwell IPS Service,service,QOP,,
            HUMBER,Humber IPS Service,service,QOQ,,
            HARBOUR,Harbour Employment Service,service,OTHER,,
            """
        func records(_ text: String) -> [TextRecord] { DelimitedText.records(of: Array(text.utf8)) }
        let (register, faults) = Register.check(
            organisations: records(organisations), accounts: records("account,level,organisation"))
        guard let register else { fatalError("the sample register is sound: \(faults)") }
        return register
    }()

    static func organisation(_ code: String) -> Organisation {
        register.organisation(code: code, on: quarter.last)!
    }

    // MARK: Contents

    static let workforce: [ReturnField: ReturnValue] = [
        .staff(.employmentSpecialists, .wave1, .funded): .number(4_00),
        .staff(.employmentSpecialists, .wave1, .inPost): .number(3_50),
        .staff(.employmentSpecialists, .wave2, .funded): .number(2_50),
        .staff(.employmentSpecialists, .wave2, .inPost): .number(2_75),
        .staff(.seniorEmploymentSpecialists, .other, .funded): .number(1_00),
        .staff(.teamLeaders, .wave1, .funded): .number(1_00), .staff(.teamLeaders, .wave1, .inPost): .number(1_00),
        .inclusionRuleFollowed: .yesNo(true),
        .fidelityReviewed: .day(Samples.day("2026-03-17")), .fidelityScore: .number(107),
        .fidelityNextReview: .day(Samples.day("2027-03-31")),
    ]

    static let narratives: [ReturnField: ReturnValue] = [
        .narrative(.progress): .text(
            "Two specialists joined in July.\nReferrals from the crisis team are up:\n\n- 9 in July\n- 14 in August"),
        .narrative(.challenges): .text("Employers with <b>fewer</b> than 10 staff & \"zero hours\" contracts."),
    ]

    /// Two parts, one without all headings; some figures by hand, one of them beside the calculated one.
    static let mersey = ReturnContent(
        parts: [Samples.fullAggregate(), Samples.exampleAggregate],
        byHand: workforce.merging(narratives) { $1 }.merging([
            .averageHours: .number(18_5), .carriedOver: .number(88), .measure(.jobStarts): .number(30),
            .measure(.discharges): .number(11),
        ]) { $1 })

    static let earlierMersey = ReturnContent(
        parts: [Samples.fullAggregate(), Samples.fullAggregate()],
        byHand: workforce.merging([.averageHours: .number(8_0), .fidelityScore: .number(98)]) { $1 })

    static let byHandAlone = ReturnContent(byHand: [
        .measure(.referrals): .number(12), .measure(.vocationalProfilesStarted): .number(9),
        .measure(.peopleIntoWork): .number(4), .measure(.jobStarts): .number(4), .measure(.caseload): .number(1_204),
        .staff(.employmentSpecialists, .other, .funded): .number(2_00),
        .staff(.employmentSpecialists, .other, .inPost): .number(2_00),
        .narrative(.goodNews): .text("A café took on three people."),
    ])

    // MARK: Previews

    static let parts = [
        ReturnPart(label: "main", asOf: Samples.day("2026-10-01"), clients: 118),
        ReturnPart(label: "wirral", asOf: Samples.day("2026-10-02"), clients: 209),
    ]
    static let earlyParts = [parts[0], ReturnPart(label: "wirral", asOf: Samples.day("2026-09-12"), clients: 209)]

    /// 2026-10-05T13:02:00Z.
    static let submittedAt = Instant(milliseconds: 1_791_205_320_000)

    static func submitted(
        _ service: String, _ content: ReturnContent, revision: Int = 3, in quarter: CivilQuarter = quarter,
        at instant: Instant = submittedAt
    ) -> SubmittedReturn {
        SubmittedReturn(
            service: service, quarter: quarter, revision: revision, submittedAt: instant, content: content)
    }

    static func preview(
        _ content: ReturnContent, revision: Int = 4, parts: [ReturnPart] = parts, on day: CivilDay = dueDay,
        submitted: SubmittedReturn? = nil, earlier: ReturnContent? = earlierMersey, dashboards: AggregateTotal? = nil,
        slips: [Slip] = []
    ) -> ReturnPreviewContent {
        let draft = ReturnDraft(service: "MERSEY", quarter: quarter, revision: revision, content: content)
        return ReturnPreviewContent(
            service: organisation("MERSEY"),
            preview: ReturnPreview(
                draft: draft, parts: parts, earlier: earlier.map { [quarter.previous: $0] } ?? [:], today: day),
            submitted: submitted, due: ReturnDue(quarter, deadlines: deadlines, today: day), dashboards: dashboards,
            slips: slips)
    }

    static func slip(_ kind: Slip.Kind, _ subject: String, revision: Int) -> Slip {
        Slip(kind: kind, account: "svc-mersey", subject: subject, revision: String(revision))
    }

    /// Revision 3 is submitted; 4 differs.
    static let editedPreview = preview(
        mersey, submitted: submitted("MERSEY", ReturnContent(parts: [Samples.fullAggregate()], byHand: workforce)),
        dashboards: AggregateTotal(of: [Samples.fullAggregate(), Samples.exampleAggregate]),
        slips: [
            slip(.submitReturn, "2026-Q3", revision: 4), slip(.withdrawReturn, "2026-Q3", revision: 3),
            slip(.withdrawPart, "return-2026-Q3-wirral", revision: 1),
        ])

    static let previews: [(name: String, content: ReturnPreviewContent)] = [
        ("edited", editedPreview),
        ("ready", preview(mersey, on: lateDay, slips: [slip(.submitReturn, "2026-Q3", revision: 4)])),
        ("blocked", preview(mersey, parts: earlyParts)),
        ("running", preview(mersey, parts: earlyParts, on: runningDay)),
        (
            "submitted",
            preview(
                mersey, submitted: submitted("MERSEY", mersey, revision: 4),
                slips: [slip(.withdrawReturn, "2026-Q3", revision: 4)])
        ),
        ("by-hand", preview(byHandAlone, revision: 1, parts: [], earlier: nil)),
        ("empty", preview(ReturnContent(), revision: 0, parts: [], earlier: nil)),
    ]

    // MARK: Areas

    static let submissions: [SubmittedReturn] = [
        submitted("MERSEY", mersey),
        submitted(
            "IRWELL", ReturnContent(parts: [Samples.fullAggregate(scale: 2)], byHand: workforce), revision: 1,
            at: submittedAt.advanced(bySeconds: -3 * 86_400)),
        submitted("WIRRAL", byHandAlone, revision: 12, at: submittedAt.advanced(bySeconds: 3_600)),
        submitted("MERSEY", earlierMersey, in: quarter.previous),
        submitted("HUMBER", ReturnContent(parts: [Samples.fullAggregate(scale: 3)]), in: quarter.previous),
        submitted("MERSEY", byHandAlone, in: CivilQuarter(year: 2025, number: 4)),
        // Outside the returns: nothing of it may be seen.
        submitted("HARBOUR", ReturnContent(parts: [Samples.fullAggregate(scale: 100)])),
    ]

    static func area(
        _ code: String, _ submissions: [SubmittedReturn] = submissions, on day: CivilDay = dueDay
    ) -> AreaReturns {
        let earlier = [(2025, 4), (2026, 1), (2026, 2)].map { CivilQuarter(year: $0, number: $1) }
        func summary(_ quarter: CivilQuarter) -> AreaSummary {
            AreaSummary(area: code, quarter: quarter, register: register, submitted: submissions)!
        }
        return AreaReturns(
            summary(quarter), earlier: earlier.map(summary), deadlines: deadlines, today: day, zone: contacts.zone)
    }

    static let areas: [(name: String, returns: AreaReturns)] = [
        ("nation", area("ENG", on: lateDay)), ("region", area("Y62")), ("stp", area("QYG")),
        ("region-none", area("Y63")), ("nothing-expected", area("OTHER")), ("running", area("QOP", [], on: runningDay)),
    ]

    // MARK: Pages around them

    static let serviceIndex: IndexContent = {
        var index = Samples.index
        index.account = Account(name: "svc-mersey", level: .service, organisation: "MERSEY")
        index.organisation = organisation("MERSEY")
        index.day = dueDay
        index.nextNames = ["return-2026-Q3.csv"]
        let empty = ReturnContent()
        index.returns = [
            standing(CivilQuarter(year: 2026, number: 4), empty, 0), standing(quarter, mersey, 4),
            ReturnStanding(
                of: editedPreview.preview, submitted: editedPreview.submitted,
                due: ReturnDue(quarter.previous, deadlines: deadlines, today: dueDay)),
            standing(CivilQuarter(year: 2026, number: 1), empty, 0),
            standing(CivilQuarter(year: 2025, number: 4), byHandAlone, 2, submitted: 2),
            standing(CivilQuarter(year: 2025, number: 3), empty, 0),
        ]
        return index
    }()

    static func standing(
        _ quarter: CivilQuarter, _ content: ReturnContent, _ revision: Int, submitted: Int? = nil
    ) -> ReturnStanding {
        let draft = ReturnDraft(service: "MERSEY", quarter: quarter, revision: revision, content: content)
        return ReturnStanding(
            of: ReturnPreview(draft: draft, parts: [], earlier: [:], today: dueDay),
            submitted: submitted.map { self.submitted("MERSEY", content, revision: $0, in: quarter) },
            due: ReturnDue(quarter, deadlines: deadlines, today: dueDay))
    }

    static let regionIndex: IndexContent = {
        var index = serviceIndex
        index.account = Account(name: "region-y62", level: .region, organisation: "Y62")
        index.organisation = organisation("Y62")
        (index.verdicts, index.dashboards, index.returns, index.slips, index.nextNames) = ([], [], [], [], [])
        index.terms = nil
        index.areaReturns = [area("Y62"), area("Y62", [], on: lateDay)].map(AreaStanding.init)
        return index
    }()

    static let indexes: [(name: String, content: IndexContent)] = [
        ("service", serviceIndex), ("region", regionIndex),
    ]

    static let howToSend: HowToSend = {
        var guide = Samples.howToSend
        guide.account = serviceIndex.account
        guide.organisation = serviceIndex.organisation
        guide.kinds = [.quarterlyReturn]
        return guide
    }()
}
