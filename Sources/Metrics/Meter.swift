import Findings
import Weighing
package import Workflow

/// Counts what the work loop tells, since the daemon was started. Counters of Prometheus may begin anew; what has to last is
/// in the ledger.
package struct Meter {
    /// Upper bounds in seconds: the published ten seconds, and what an operator would call late.
    private static let reportBounds = [1, 2, 5, 10, 30, 60, 300, 1800]

    private var drops: [Outcome: Int]
    private var findings: [String: Int] = [:]
    private var reportSeconds = Histogram(bounds: reportBounds)
    private var rescanFinds = 0
    private var overflows = 0
    private var failures = 0

    private struct Outcome: Hashable {
        var verdict: Verdict
        var kind: String
    }

    package init() {
        // From the first scrape on, so that the first drop of a kind is a rise and no beginning.
        drops = [Outcome(verdict: .rejected, kind: Self.unreadable): 0]
        for kind in DropKind.allCases {
            for verdict in Verdict.allCases { drops[Outcome(verdict: verdict, kind: kind.rawValue)] = 0 }
        }
    }

    package mutating func count(_ notice: Notice) {
        switch notice {
        case .weighed(_, _, let verdict, let kind, let found):
            drops[Outcome(verdict: verdict, kind: kind ?? Self.unreadable), default: 0] += 1
            for (rule, number) in found.countByRule { findings[rule.rawValue, default: 0] += number }
        case .reported(_, let seconds): reportSeconds.add(seconds)
        case .rescanFound(_, let count): rescanFinds += count
        case .eventsLost: overflows += 1
        case .trouble: failures += 1
        case .started, .claimed, .unknownAccount, .discarded, .published, .requestAnswered, .reloaded, .exported,
            .compiled, .rowsLost, .cancelled, .expired, .troubleOver:
            break
        }
    }

    /// The kind of a drop whose name does not tell it.
    private static let unreadable = "unreadable"
}

extension Meter {
    var metrics: [Metric] {
        [
            Metric(
                "drops_total", .counter, "Drops and slips weighed since the start, by verdict and kind.",
                drops.sorted { ($0.key.kind, $0.key.verdict.rawValue) < ($1.key.kind, $1.key.verdict.rawValue) }.map {
                    .count($0.value, ["kind": $0.key.kind, "verdict": $0.key.verdict.rawValue])
                }),
            Metric(
                "findings_total", .counter, "Findings since the start, by rule.",
                findings.sorted { $0.key < $1.key }.map { .count($0.value, ["rule": $0.key]) }),
            Metric(
                "report_seconds", .histogram,
                "Seconds from a file lying still in its inbox to its report in the outbox.",
                reportSeconds.samples),
            Metric(
                "rescan_finds_total", .counter, "Files that the regular look found and no event had announced.",
                rescanFinds),
            Metric("event_overflows_total", .counter, "Times that the kernel lost events of inboxes.", overflows),
            Metric("failures_total", .counter, "Steps that began to fail, and are tried again.", failures),
        ]
    }
}
