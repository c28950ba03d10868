import CivilTime
import Documents
import MonthlyActivity
import Register
import Weighing

extension DocumentRenderer {
    func render(_ planned: PlannedActivity, _ material: ActivityMaterial?, context: PageContext) -> Rendered {
        guard let material else {
            preconditionFailure("a document of a month is rendered with what its rows give")
        }
        let activity = rules.activity
        switch planned.form {
        case .workbook:
            return .workbook(
                ActivityWorkbook(
                    material.compilation, deadlines: activity.deadlines, firstDrop: planned.firstDrop,
                    performanceManager: activity.contacts[planned.name.provider], zone: rules.zone
                ).workbook)
        case .progressPage:
            return .bytes(ActivityProgressDocument.html(content(planned, material), context: context))
        case .progressLines: return .bytes(ActivityProgressDocument.csv(content(planned, material)))
        case .template(.keyworkers):
            return .bytes(
                ActivityTemplate.keyworkers(material.keyworkersBefore, schema: activity.schemas.keyworkers))
        case .template(let kind): return .bytes(ActivityTemplate.empty(kind, schemas: activity.schemas))
        }
    }

    private func content(_ planned: PlannedActivity, _ material: ActivityMaterial) -> ActivityProgressContent {
        let name = planned.name
        let last = name.month.last
        let provider =
            rules.register.organisation(code: name.provider, on: last)
            ?? Organisation(code: name.provider, name: name.provider, level: .provider, parent: nil)
        return ActivityProgressContent(
            provider: provider, teams: rules.register.teams(ofService: name.provider, on: last),
            progress: ActivityProgress(material.compilation, asOf: planned.asOf), deadlines: rules.activity.deadlines,
            firstDrop: planned.firstDrop, zone: rules.zone, workbook: planned.workbook,
            finaliseSlip: planned.finaliseSlip, requestSlip: planned.requestSlip)
    }
}
