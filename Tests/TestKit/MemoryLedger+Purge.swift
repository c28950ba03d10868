import MonthlyActivity
import QuarterlyReturns
import Slips
import Weighing
import Workflow

extension MemoryLedger.State {
    /// Everything of an organisation; gives what there was.
    mutating func purge(_ organisation: String) -> Kept {
        let accounts = Set(receipts.values.filter { $0.organisation == organisation }.map(\.account))
        let gone = Set(receipts.values.filter { $0.organisation == organisation }.map(\.sequence))
        let kept = Kept(
            accounts: accounts.union(stakeholders.filter { $0.service == organisation }.map(\.account)).sorted(),
            drops: gone.count, parts: parts.keys.count { $0.organisation == organisation },
            revisions: drafts.keys.count { $0.service == organisation },
            months: months.count { $0.name.provider == organisation })
        for sequence in gone { receipts[sequence] = nil }
        parts = parts.filter { $0.key.organisation != organisation }
        acceptances.removeAll { $0.acceptance.service == organisation }
        usedSlips = usedSlips.filter { !accounts.contains($0.account) }
        drafts = drafts.filter { $0.key.service != organisation }
        submissions.removeAll { $0.name.service == organisation }
        stakeholders.removeAll { $0.service == organisation }
        months.removeAll { $0.name.provider == organisation }
        compilations.removeAll { $0.name.provider == organisation }
        for index in compilations.indices where " \(compilations[index].basis)".contains(" \(organisation)/") {
            compilations[index].basis = ""
        }
        sealed = sealed.filter { $0.key.organisation != organisation && $0.value.sealed.month.provider != organisation }
        return kept
    }
}
