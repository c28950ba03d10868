extension SubmittedReturn {
    /// Of submitted revisions, the newest of each service and quarter: what is submitted now.
    package static func current(_ revisions: [SubmittedReturn]) -> [SubmittedReturn] {
        revisions.filter { candidate in
            !revisions.contains {
                $0.service == candidate.service && $0.quarter == candidate.quarter && $0.revision > candidate.revision
            }
        }
    }
}
