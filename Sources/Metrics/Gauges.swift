package import CivilTime
package import Workflow

/// How things stand when the metrics are written.
package struct Gauges {
    package var now: Instant
    package var version: String
    package var startedAt: Instant
    package var accounts: Int
    package var standing: WorkLoop.Standing
    /// Nil where the ledger can't be read: its metrics are left out then.
    package var ledger: Ledger?

    /// What the ledger says.
    package struct Ledger {
        package var bytes: Int64
        package var walBytes: Int64
        /// When a scheduled task was done last, by its name.
        package var lastRuns: [String: Instant]
        package var returns: Due
        package var activities: Due

        package init(bytes: Int64, walBytes: Int64, lastRuns: [String: Instant], returns: Due, activities: Due) {
            self.bytes = bytes
            self.walBytes = walBytes
            self.lastRuns = lastRuns
            self.returns = returns
            self.activities = activities
        }
    }

    /// What is owed to others.
    package struct Due {
        /// The end of the next deadline; nil where nobody owes any.
        package var nextDeadline: Instant?
        /// Whose period has ended and whose deadline has not.
        package var due: Int
        package var overdue: Int

        package init(nextDeadline: Instant?, due: Int, overdue: Int) {
            self.nextDeadline = nextDeadline
            self.due = due
            self.overdue = overdue
        }
    }

    package init(
        now: Instant, version: String, startedAt: Instant, accounts: Int, standing: WorkLoop.Standing, ledger: Ledger?
    ) {
        self.now = now
        self.version = version
        self.startedAt = startedAt
        self.accounts = accounts
        self.standing = standing
        self.ledger = ledger
    }
}

extension Gauges {
    /// The file for the textfile collector of Prometheus's node exporter.
    package func text(_ meter: Meter) -> [UInt8] {
        Array((standingMetrics + meter.metrics + (ledger?.metrics ?? [])).map(\.text).joined().utf8)
    }

    private var standingMetrics: [Metric] {
        [
            Metric("build_info", .gauge, "1, with the version as a label.", [.count(1, ["version": version])]),
            Metric(
                "start_timestamp_seconds", .gauge, "When the daemon was started, Unix time.",
                [Metric.Sample(value: startedAt.seconds)]),
            Metric(
                "written_timestamp_seconds", .gauge, "When these metrics were written, Unix time.",
                [Metric.Sample(value: now.seconds)]),
            Metric("accounts", .gauge, "Accounts of the register.", accounts),
            Metric(
                "waiting_files", .gauge, "Files that are not weighed yet, uploads under way included.",
                [
                    .count(standing.inInboxes, ["place": "inboxes"]),
                    .count(standing.claims, ["place": "claims"]),
                ]),
            Metric(
                "oldest_waiting_seconds", .gauge, "How long the oldest finished upload waits; 0 where none does.",
                [Metric.Sample(value: "\(standing.oldestSeconds ?? 0)")]),
            Metric(
                "unreadable_files", .gauge, "Files in inboxes that the service is not permitted to open.",
                standing.unreadable),
            Metric(
                "documents_to_publish", .gauge, "Documents that are known to be missing in outboxes.",
                standing.documentsToPublish),
            Metric(
                "outboxes_to_publish", .gauge, "Outboxes that have not been brought up to date.",
                standing.outboxesToPublish),
            Metric("troubles", .gauge, "Steps that fail now and are tried again.", standing.troubles),
        ]
    }
}

extension Gauges.Ledger {
    fileprivate var metrics: [Metric] {
        let owed = [("mar", activities), ("returns", returns)]
        return [
            Metric("ledger_bytes", .gauge, "Size of the ledger.", Int(bytes)),
            Metric("ledger_wal_bytes", .gauge, "Size of the ledger's write-ahead log.", Int(walBytes)),
            Metric(
                "task_done_timestamp_seconds", .gauge, "When a daily task was done last, Unix time.",
                lastRuns.sorted { $0.key < $1.key }.map { task, time in
                    Metric.Sample(labels: [(name: "task", value: task)], value: time.seconds)
                }),
            Metric(
                "next_deadline_timestamp_seconds", .gauge, "When the next deadline ends, Unix time.",
                owed.compactMap { name, owed in
                    owed.nextDeadline.map {
                        Metric.Sample(labels: [(name: "of", value: name)], value: $0.seconds)
                    }
                }),
            Metric(
                "submissions_missing", .gauge, "Returns and monthly reports that are due or overdue.",
                owed.flatMap { name, owed -> [Metric.Sample] in
                    guard owed.nextDeadline != nil else { return [] }
                    return [
                        .count(owed.due, ["of": name, "state": "due"]),
                        .count(owed.overdue, ["of": name, "state": "overdue"]),
                    ]
                }),
        ]
    }
}

extension Instant {
    /// Unix time as Prometheus reads it.
    fileprivate var seconds: String { "\(Double(milliseconds) / 1000)" }
}
