import CivilTime
import Findings
import Metrics
import Testing
import Weighing
import Workflow

struct MeterTests {
    private static let standing = WorkLoop.Standing(
        inInboxes: 3, claims: 2, oldestSeconds: 12.5, unreadable: 1, documentsToPublish: 7, outboxesToPublish: 4,
        troubles: 1)
    private static let owed = Gauges.Ledger(
        bytes: 4096, walBytes: 0, lastRuns: ["export": Instant(milliseconds: 1_764_000_000_500)],
        returns: Gauges.Due(nextDeadline: Instant(milliseconds: 1_764_100_000_000), due: 2, overdue: 1),
        activities: Gauges.Due(nextDeadline: nil, due: 0, overdue: 0))

    private func lines(
        _ notices: [Notice], version: String = "1.2.3", ledger: Gauges.Ledger? = MeterTests.owed
    ) -> [String] {
        var meter = Meter()
        for notice in notices { meter.count(notice) }
        let gauges = Gauges(
            now: Instant(milliseconds: 1_764_000_060_000), version: version,
            startedAt: Instant(milliseconds: 1_764_000_000_000), accounts: 24, standing: Self.standing, ledger: ledger)
        return String(decoding: gauges.text(meter), as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private func weighed(_ verdict: Verdict, _ kind: String?, rules: [FindingRule] = []) -> Notice {
        var findings = FindingLog()
        for rule in rules { findings.add(Finding(rule, "")) }
        return .weighed(sequence: 1, account: "team-north", verdict: verdict, kind: kind, findings: findings)
    }

    @Test func `drops are counted by verdict and kind, and their findings by rule`() {
        let lines = lines([
            weighed(.accepted, "dashboard"), weighed(.accepted, "dashboard"),
            weighed(.rejected, nil, rules: [.nameUnreadable]),
            weighed(.acceptedWithWarnings, "dashboard", rules: [.headingAbsent, .headingAbsent]),
            weighed(.accepted, "accept-terms"),
        ])
        #expect(lines.contains("# TYPE weighbridge_drops_total counter"))
        #expect(lines.contains(#"weighbridge_drops_total{kind="dashboard",verdict="accepted"} 2"#))
        #expect(lines.contains(#"weighbridge_drops_total{kind="dashboard",verdict="accepted with warnings"} 1"#))
        #expect(lines.contains(#"weighbridge_drops_total{kind="dashboard",verdict="rejected"} 0"#))
        #expect(lines.contains(#"weighbridge_drops_total{kind="unreadable",verdict="rejected"} 1"#))
        #expect(lines.contains(#"weighbridge_drops_total{kind="accept-terms",verdict="accepted"} 1"#))
        #expect(lines.contains(#"weighbridge_findings_total{rule="heading-absent"} 2"#))
        #expect(lines.contains(#"weighbridge_findings_total{rule="name-unreadable"} 1"#))
    }

    @Test func `times to a report are a histogram whose buckets hold all that took no longer`() {
        let lines = lines([0.25, 1, 1.5, 31, 4000].map { .reported(sequence: 1, seconds: $0) })
        let buckets = lines.filter { $0.hasPrefix("weighbridge_report_seconds_bucket") }
        #expect(
            buckets
                == [
                    ("1", 2), ("2", 3), ("5", 3), ("10", 3), ("30", 3), ("60", 4), ("300", 4), ("1800", 4), ("+Inf", 5),
                ].map { #"weighbridge_report_seconds_bucket{le="\#($0)"} \#($1)"# })
        #expect(lines.contains("weighbridge_report_seconds_sum 4033.75"))
        #expect(lines.contains("weighbridge_report_seconds_count 5"))
    }

    @Test func `what is found late, lost or failing is counted`() {
        let failure = PortFailure(operation: "work", subject: "a disk", cause: "ENOSPC", advice: "Make room.")
        let lines = lines([
            .rescanFound(account: "team-north", count: 2), .rescanFound(account: "team-south", count: 1), .eventsLost,
            .trouble(failure), .trouble(failure), .troubleOver("a disk"),
        ])
        #expect(lines.contains("weighbridge_rescan_finds_total 3"))
        #expect(lines.contains("weighbridge_event_overflows_total 1"))
        #expect(lines.contains("weighbridge_failures_total 2"))
    }

    @Test func `how things stand is written as it is`() {
        let lines = lines([])
        for line in [
            #"weighbridge_build_info{version="1.2.3"} 1"#, "weighbridge_start_timestamp_seconds 1764000000.0",
            "weighbridge_written_timestamp_seconds 1764000060.0", "weighbridge_accounts 24",
            #"weighbridge_waiting_files{place="inboxes"} 3"#, #"weighbridge_waiting_files{place="claims"} 2"#,
            "weighbridge_oldest_waiting_seconds 12.5", "weighbridge_unreadable_files 1",
            "weighbridge_documents_to_publish 7", "weighbridge_outboxes_to_publish 4", "weighbridge_troubles 1",
            "weighbridge_ledger_bytes 4096", "weighbridge_ledger_wal_bytes 0",
            #"weighbridge_task_done_timestamp_seconds{task="export"} 1764000000.5"#,
            #"weighbridge_next_deadline_timestamp_seconds{of="returns"} 1764100000.0"#,
            #"weighbridge_submissions_missing{of="returns",state="due"} 2"#,
            #"weighbridge_submissions_missing{of="returns",state="overdue"} 1"#,
        ] {
            #expect(lines.contains(line))
        }
        // Nobody owes monthly reports here: that is not the same as none missing.
        #expect(!lines.contains { $0.contains(#"of="mar""#) })
    }

    @Test func `a ledger that can't be read leaves its metrics out, and no others`() {
        let lines = lines([], ledger: nil)
        #expect(!lines.contains { $0.contains("ledger") || $0.contains("deadline") })
        #expect(lines.contains("weighbridge_troubles 1"))
    }

    @Test func `quotes, backslashes and line ends in a label are escaped`() {
        #expect(lines([], version: "a\"b\\c\nd").contains(#"weighbridge_build_info{version="a\"b\\c\nd"} 1"#))
    }
}
