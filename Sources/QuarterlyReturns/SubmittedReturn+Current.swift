import CivilTime

extension SubmittedReturn {
    /// Of submitted revisions, the newest of each service and quarter: what is submitted now. By quarter and service.
    package static func current(_ revisions: [SubmittedReturn]) -> [SubmittedReturn] {
        let sorted = revisions.sorted { $0.name < $1.name }
        return zip(sorted, sorted.dropFirst().map(Optional.some) + [nil]).compactMap { revision, next in
            let isNewest = next?.service != revision.service || next?.quarter != revision.quarter
            return isNewest ? revision : nil
        }
    }
}
