import CivilTime
import QuarterlyReturns

extension MemoryLedger.State {
    /// The newest revision of each return, by service and quarter.
    var latestDrafts: [ReturnDraft] {
        let newest = drafts.reduce(into: [ReturnKey: ReturnDraft]()) { $0[ReturnKey($1.service, $1.quarter)] = $1 }
        return newest.sorted { $0.key < $1.key }.map(\.value)
    }

    /// What is submitted now, by service and quarter.
    var currentSubmissions: [SubmittedReturn] {
        let newest = submissions.reduce(into: [ReturnKey: SubmittedReturn?]()) { newest, submission in
            let key = ReturnKey(submission.submitted.service, submission.submitted.quarter)
            newest[key] = .some(submission.isWithdrawn ? nil : submission.submitted)
        }
        return newest.sorted { $0.key < $1.key }.compactMap(\.value)
    }

    var submittedRevisions: [SubmittedReturn] {
        submissions.indices.filter { index in
            let submitted = submissions[index].submitted
            return !submissions[index...].contains {
                $0.isWithdrawn && $0.submitted.service == submitted.service && $0.submitted.quarter == submitted.quarter
            }
        }
        .map { submissions[$0].submitted }
        .sorted {
            (ReturnKey($0.service, $0.quarter), $0.revision) < (ReturnKey($1.service, $1.quarter), $1.revision)
        }
    }

    private struct ReturnKey: Hashable, Comparable {
        var service: String
        var quarter: CivilQuarter

        init(_ service: String, _ quarter: CivilQuarter) {
            self.service = service
            self.quarter = quarter
        }

        static func < (left: ReturnKey, right: ReturnKey) -> Bool {
            (left.service, left.quarter) < (right.service, right.quarter)
        }
    }
}
