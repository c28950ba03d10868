import CivilTime
import MonthlyActivity
package import OutboxPlan
import Weighing

/// Has what documents of months are rendered with, for one batch of an account's documents: a month is compiled once for all
/// of them.
package struct ActivityMaterials {
    private let desk: ActivityDesk
    private var compilations: [ProviderMonth: ActivityCompilation] = [:]

    package init(_ desk: ActivityDesk) {
        self.desk = desk
    }

    package mutating func material(for planned: PlannedActivity) throws(PortFailure) -> ActivityMaterial {
        switch planned.form {
        case .workbook, .progressPage, .progressLines: return .compilation(try compilation(of: planned))
        case .template(.keyworkers):
            let name = planned.name
            let before = ProviderMonth(provider: name.provider, month: name.month.previous)
            return .keyworkers(try desk.keyworkers(of: before))
        case .template: return .nothing
        }
    }

    /// All documents of a month in one plan are of the same compilation.
    private mutating func compilation(of planned: PlannedActivity) throws(PortFailure) -> ActivityCompilation {
        if let known = compilations[planned.name] { return known }
        let made = try desk.compilation(
            of: planned.name, at: planned.record?.at ?? planned.asOf, isFinalised: planned.record?.isFinalised ?? false)
        compilations[planned.name] = made
        return made
    }
}
