import CivilTime
import MonthlyActivity
import QuarterlyReturns
package import Settings
package import Weighing

extension HouseRules {
    /// The rules of a loaded configuration; fails where the system has no zone database.
    package init(_ configuration: LoadedConfiguration) throws(SettingsFault) {
        let settings = configuration.settings
        self.init(
            register: configuration.register, caseloadSchema: configuration.standardSpreadsheet,
            limits: settings.limits,
            terms: configuration.terms.map { Terms(version: $0.version, text: $0.text) },
            supportContact: settings.contacts.support, regionContacts: settings.contacts.regions,
            zone: try SystemZone.london(), reportDays: settings.retention.reportsDays,
            retention: Retention(settings.retention),
            unfinishedHours: settings.reception.unfinishedHours,
            deadlines: ReturnDeadlines(holidays: configuration.bankHolidays, set: settings.returns.deadlines),
            exportSecond: settings.schedule.export.secondOfDay, narrativesInStore: settings.returns.narrativesInStore,
            activity: Activity(
                schemas: ActivitySchemas(editions: configuration.monthlyActivities),
                referralPattern: settings.referralPattern.isEmpty ? nil : ReferralPattern(settings.referralPattern),
                deadlines: ActivityDeadlines(
                    holidays: configuration.bankHolidays, keptMonths: settings.retention.marMonths,
                    workbookDays: settings.retention.marWorkbookDays),
                contacts: settings.contacts.dwp, compileSecond: settings.schedule.mar.secondOfDay,
                cancelSecond: settings.schedule.cancel.secondOfDay),
            programVersion: Version.text)
    }
}

extension HouseRules.Retention {
    fileprivate init(_ settings: Settings.Retention) {
        func days(_ set: Int) -> Int? { set == 0 ? nil : set }
        self.init(
            receiptDays: days(settings.receiptsDays), revisionDays: days(settings.revisionsDays),
            auditDays: days(settings.auditDays))
    }
}
