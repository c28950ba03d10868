package import CivilTime
import Documents
package import MonthlyActivity
import Register
import Slips
package import Weighing

/// The documents of the Monthly Activities Report: how months stand, workbooks while they are wanted, files to fill.
struct ActivityPlan {
    let rules: HouseRules
    let day: CivilDay
    let facts: LedgerFacts

    /// Days for which a workbook is made again: on request, or when something arrived late (published).
    private static let daysShownAgain = 3

    /// What an account is shown of a month.
    struct Planned {
        var documents: [PlannedActivity] = []
        var slips: [Slip] = []
    }

    func planned(for account: Account) -> Planned {
        switch account.level {
        case .provider:
            return months(of: account.organisation).reduce(into: Planned()) { planned, name in
                add(name, of: account, to: &planned)
            }
        case .national:
            let providers = rules.register.providers(readBy: account.organisation)
            let final = facts.compilations.filter {
                $0.state == .final && providers.contains($0.name.provider) && isShown($0)
            }
            return Planned(documents: final.map { PlannedActivity(name: $0.name, form: .workbook, record: $0) })
        case .team, .service, .stakeholder, .stp, .region: return Planned()
        }
    }

    /// The running month, the last one, and all before that are still kept; newest first.
    private func months(of provider: String) -> [ProviderMonth] {
        let kept = facts.activityMonths.filter { $0.name.provider == provider && $0.cancelledAt == nil }.map(\.name)
        let always = [day.month, day.month.previous].map { ProviderMonth(provider: provider, month: $0) }
        let cancelled = facts.activityMonths.filter { $0.cancelledAt != nil }.map(\.name)
        return Set(kept + always).subtracting(cancelled).filter { $0.month <= day.month }.sorted(by: >)
    }

    private func add(_ name: ProviderMonth, of account: Account, to planned: inout Planned) {
        let record = facts.compilations.first { $0.name == name }
        var progress = PlannedActivity(name: name, form: .progressPage, record: record)
        progress.firstDrop = facts.activityMonths.first { $0.name == name }.map { rules.zone.day(at: $0.firstDropAt) }
        progress.asOf = max(record?.at ?? Instant(milliseconds: .min), rules.zone.firstInstant(on: day, secondOfDay: 0))
        if let record {
            let slip = {
                Slip(kind: $0, account: account.name, subject: name.month.label, revision: String(record.number))
            }
            if record.state == .provisional, record.isComplete, day > name.month.last {
                planned.slips.append(slip(.finaliseMAR))
                progress.finaliseSlip = planned.slips.last.map(SlipText.path)
            }
            if isShown(record) {
                var workbook = progress
                workbook.form = .workbook
                planned.documents.append(workbook)
                progress.workbook = workbook.path
            } else if day > name.month.last {
                planned.slips.append(slip(.requestMAR))
                progress.requestSlip = planned.slips.last.map(SlipText.path)
            }
        }
        planned.documents.append(progress)
        var lines = progress
        lines.form = .progressLines
        planned.documents.append(lines)
        guard day <= rules.activity.deadlines.deadline(of: name.month) else { return }
        let last = ProviderMonth(provider: name.provider, month: name.month.previous)
        for kind in ActivityKind.allCases {
            var template = PlannedActivity(name: name, form: .template(kind), record: nil)
            template.basis = kind == .keyworkers ? ActivityBasis.text(of: last, parts: facts.parts, rules: rules) : ""
            planned.documents.append(template)
        }
    }

    private func isShown(_ record: CompilationRecord) -> Bool {
        let deadlines = rules.activity.deadlines
        let isTime = day > record.name.month.last && day < deadlines.workbookGoes(of: record.name.month)
        let isWantedAgain = record.cause == .request || record.state == .late
        return isTime
            || (isWantedAgain && day < rules.zone.day(at: record.at).advanced(by: Self.daysShownAgain))
    }
}

/// A document of a provider's month, whose rows the ledger and the vault have to be asked for.
package struct PlannedActivity: Hashable, Sendable {
    package enum Form: Hashable, Sendable {
        case workbook, progressPage, progressLines
        case template(ActivityKind)
    }

    package var name: ProviderMonth
    package var form: Form
    /// The newest compilation; nil where the month was never compiled.
    package var record: CompilationRecord?
    /// For the progress: when it is of.
    package var asOf = Instant(milliseconds: 0)
    var firstDrop: CivilDay?
    /// Paths of what is on offer beside it.
    var workbook: String?
    var finaliseSlip: String?
    var requestSlip: String?
    /// What a template is filled from.
    var basis = ""

    init(name: ProviderMonth, form: Form, record: CompilationRecord?) {
        self.name = name
        self.form = form
        self.record = record
    }

    var path: String {
        switch form {
        case .workbook: ActivityWorkbook.path(provider: name.provider, month: name.month)
        case .progressPage: ActivityProgressDocument.stem(of: name.month) + ".html"
        case .progressLines: ActivityProgressDocument.stem(of: name.month) + ".csv"
        case .template(let kind): "templates/\(ActivityTemplate.name(kind, month: name.month))"
        }
    }

    var isPage: Bool { form == .progressPage }

    /// Everything that it is made from, as text.
    func inputs(_ rules: HouseRules) -> String {
        let activity = rules.activity
        let schemas = ActivityKind.allCases.compactMap { activity.schemaTexts[$0] }
        let days = [
            activity.deadlines.deadline(of: name.month), activity.deadlines.workbookGoes(of: name.month),
            activity.deadlines.cancelDay(of: name.month, firstDrop: firstDrop),
        ].map(\.isoText)
        let ofRules = "\(days) \(activity.contacts[name.provider] ?? "") \(schemas)"
        let made = record.map { "\($0.number) \($0.at.milliseconds)" } ?? ""
        switch form {
        case .workbook: return "\(name.provider) \(name.month.label) \(made) \(ofRules)"
        case .progressPage, .progressLines:
            let offers = [workbook, finaliseSlip, requestSlip, firstDrop?.isoText].map { $0 ?? "" }
            return "\(name.month.label) \(made) \(asOf.milliseconds) \(offers) \(ofRules)"
        case .template: return "\(name.month.label) \(basis) \(schemas)"
        }
    }
}

/// What the rows of months give, for whoever renders a document of one.
package enum ActivityMaterial {
    case compilation(ActivityCompilation)
    /// Those of the month before.
    case keyworkers([Keyworker])
    /// The document is made from no row.
    case nothing
}
