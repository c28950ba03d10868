import CivilTime
import Documents
import MonthlyActivity
import Register
import Weighing

extension DocumentRenderer {
    func render(_ planned: PlannedActivity, _ material: ActivityMaterial, context: PageContext) -> Rendered {
        let activity = rules.activity
        switch (planned.form, material) {
        case (.workbook, .compilation(let compilation)):
            return .workbook(
                ActivityWorkbook(
                    compilation, deadlines: activity.deadlines, firstDrop: planned.firstDrop,
                    performanceManager: activity.contacts[planned.name.provider], zone: rules.zone
                ).workbook)
        case (.progressPage, .compilation(let compilation)):
            return .bytes(ActivityProgressDocument.html(content(planned, compilation), context: context))
        case (.progressLines, .compilation(let compilation)):
            return .bytes(ActivityProgressDocument.csv(content(planned, compilation)))
        case (.template(.keyworkers), .keyworkers(let keyworkers)):
            return .bytes(ActivityTemplate.keyworkers(keyworkers, schema: activity.schemas.keyworkers))
        case (.template(let kind), .nothing):
            return .bytes(ActivityTemplate.empty(kind, schemas: activity.schemas))
        default: preconditionFailure("a document of a month is rendered with what its rows give")
        }
    }

    private func content(_ planned: PlannedActivity, _ compilation: ActivityCompilation) -> ActivityProgressContent {
        let name = planned.name
        let last = name.month.last
        let provider =
            rules.register.organisation(code: name.provider, on: last)
            ?? Organisation(code: name.provider, name: name.provider, level: .provider, parent: nil)
        return ActivityProgressContent(
            provider: provider, teams: rules.register.teams(ofService: name.provider, on: last),
            progress: ActivityProgress(compilation, asOf: planned.asOf), deadlines: rules.activity.deadlines,
            firstDrop: planned.firstDrop, zone: rules.zone, workbook: planned.workbook,
            finaliseSlip: planned.finaliseSlip, requestSlip: planned.requestSlip)
    }
}
