import Findings

/// What can be wrong between the cells of one row. Cells that could not be read have findings of their own, and nothing
/// further is concluded from them; nor from a heading that the sheet lacks.
struct RowChecks {
    let columns: SheetColumns

    func findings(_ client: ClientRow) -> [Finding] {
        var findings: [Finding] = []
        checkReferral(client, &findings)
        for (job, jobColumns) in zip(client.jobs, columns.jobs) {
            checkJob(job, jobColumns, row: client.row, &findings)
        }
        return findings
    }

    private func checkReferral(_ client: ClientRow, _ findings: inout [Finding]) {
        if client.referral == .blank, let column = columns.referral {
            findings.append(
                columns.finding(
                    .referralDateBlank, at: column, row: client.row,
                    """
                    There is no referral date, so this client is not counted in referrals or in the caseload. Enter \
                    the referral date.
                    """))
        }
        guard let referral = client.referral.day else { return }
        if let discharge = client.discharge.day, discharge < referral, let column = columns.discharge {
            findings.append(
                columns.finding(
                    .dischargeBeforeReferral, at: column, row: client.row,
                    """
                    The discharge date is before the referral date. Check both dates. If the client has been \
                    referred again, clear the discharge date.
                    """))
        }
        if let profile = client.profileStarted.day, profile < referral, let column = columns.profileStarted {
            findings.append(
                columns.finding(
                    .profileBeforeReferral, at: column, row: client.row,
                    """
                    The vocational profile was started before the referral date. Check both dates: as they are, the \
                    days from referral to profile are not counted.
                    """))
        }
    }

    private func checkJob(
        _ job: ClientRow.Job, _ jobColumns: SheetColumns.JobColumns, row: Int, _ findings: inout [Finding]
    ) {
        guard let end = job.end.day, let startColumn = jobColumns.start, let endColumn = jobColumns.end else { return }
        if job.start == .blank {
            findings.append(
                columns.finding(
                    .jobWithoutStart, at: startColumn, row: row,
                    """
                    Job \(job.number) has an end date but no start date. Enter the start date, or clear the end date \
                    if there was no such job.
                    """))
        }
        if let start = job.start.day, end < start {
            findings.append(
                columns.finding(
                    .jobEndsBeforeStart, at: endColumn, row: row,
                    """
                    Job \(job.number) ends before it starts. Check both dates, the day first: 31/01/2026.
                    """))
        }
    }
}
