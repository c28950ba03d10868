import CivilTime
import Foundation
import Glibc
import LedgerSQLite
import OutboxPlan
import Register
package import Settings
import SpoolFS
import Weighing
import Workflow

/// How a weighbridge is, found out from outside: from its spool, its ledger and what its daemon announces.
package struct StatusReport: Codable {
    /// Whether a process holds the spool.
    package var isRunning: Bool
    package var lastDrop: LastDrop?
    /// Files in inboxes and claims that are not weighed yet.
    package var waiting: Int
    /// How long the oldest of them has been there.
    package var oldestWaitingSeconds: Int?
    /// Since midnight in London.
    package var acceptedToday: Int
    package var rejectedToday: Int
    /// Quarters whose returns are due or overdue, newest first; a quarter that all have submitted is left out.
    package var returns: [ReturnsDue]
    /// Months of providers that are not complete and due, newest first.
    package var activities: [ActivityDue]
    /// The newest export by the schedule; nil where there was none.
    package var lastExport: LastRun?
    package var ledgerBytes: Int64
    package var walBytes: Int64
    /// What fails, each in one sentence with advice; empty when all is well.
    package var troubles: [String]

    package struct LastDrop: Codable {
        package var drop: String
        package var account: String
        package var receivedAt: String
        package var verdict: String
    }

    package struct ReturnsDue: Codable {
        package var quarter: String
        package var deadline: String
        /// `due` or `overdue`.
        package var state: String
        package var expected: Int
        package var submitted: Int
        /// Codes of the services that have not submitted.
        package var missing: [String]
    }

    package struct ActivityDue: Codable {
        package var provider: String
        package var month: String
        package var deadline: String
        /// As `weighbridge mar show` says it.
        package var state: String
        package var isOverdue: Bool
        /// Whether the deadline was reckoned without published bank holidays.
        package var isForecast: Bool
    }

    package struct LastRun: Codable {
        /// The day in London that it was due for.
        package var day: String
        package var doneAt: String
    }

    package var isHealthy: Bool { isRunning && troubles.isEmpty }

    package init(_ configuration: LoadedConfiguration) throws {
        let settings = configuration.settings
        let paths = SpoolPaths(settings)
        let rules = try HouseRules(configuration)
        let clock = SystemClock()
        let now = clock.now()
        troubles = []
        isRunning = try SpoolLock.isHeld(path: paths.lock)
        acceptedToday = 0
        rejectedToday = 0
        returns = []
        activities = []
        ledgerBytes = 0
        walBytes = 0
        if FileManager.default.fileExists(atPath: paths.ledger) {
            do throws(PortFailure) {
                let midnight = rules.zone.firstInstant(on: rules.zone.day(at: now), secondOfDay: 0)
                let reader = try LedgerReader(path: paths.ledger)
                let ledger = try reader.status(since: midnight)
                lastDrop = ledger.lastDrop.map {
                    LastDrop(
                        drop: String($0.sequence), account: $0.account, receivedAt: $0.receivedAt.rfc3339,
                        verdict: $0.verdict.rawValue)
                }
                rejectedToday = ledger.countByVerdict[.rejected] ?? 0
                acceptedToday = ledger.countByVerdict.values.reduce(0, +) - rejectedToday
                ledgerBytes = ledger.ledgerBytes
                walBytes = ledger.walBytes
                returns = ReturnsDue.all(in: try ReturnsOverview(reader, rules, today: rules.zone.day(at: now)))
                activities = ActivityDue.all(in: try ActivityOverview(reader, rules, now: now))
                lastExport = try reader.newestRun(.export).map {
                    LastRun(day: $0.day.isoText, doneAt: $0.doneAt.rfc3339)
                }
            } catch {
                troubles.append("\(error)")
            }
        }
        let arrivals = Self.arrivals(configuration, troubles: &troubles)
        waiting = arrivals.count
        oldestWaitingSeconds = arrivals.min().map { Int(max(0, now.milliseconds - $0) / 1000) }
        if isRunning { troubles += DaemonState.read(from: paths.state)?.troubles ?? [] }
        troubles = Array(Set(troubles)).sorted()
    }

    /// When each waiting file came, in milliseconds since 1970: claims by their names, files in inboxes by their change times.
    private static func arrivals(_ configuration: LoadedConfiguration, troubles: inout [String]) -> [Int64] {
        let settings = configuration.settings
        let spool = DirectorySpool(inboxPath: { settings.inbox(of: $0) }, claimsPath: settings.claims)
        var arrivals: [Int64] = []
        for account in configuration.register.accounts.map(\.name) {
            do throws(PortFailure) {
                let entries = try spool.look(account: account)
                arrivals += entries.filter { !$0.name.isPlaceholder }.map { $0.changedAtNanoseconds / 1_000_000 }
            } catch {
                troubles.append("\(error)")
            }
        }
        do throws(PortFailure) {
            arrivals += try spool.claims().map(\.receivedAt.milliseconds)
        } catch {
            troubles.append("\(error)")
        }
        return arrivals
    }
}

extension StatusReport {
    package var text: String {
        var lines = [isRunning ? "running" : "not running"]
        if let lastDrop {
            lines.append(
                "last drop      \(lastDrop.drop) from \(lastDrop.account) at \(lastDrop.receivedAt): \(lastDrop.verdict)"
            )
        } else {
            lines.append("last drop      none yet")
        }
        lines.append("waiting        \(waiting)" + (oldestWaitingSeconds.map { ", the oldest for \($0) s" } ?? ""))
        lines.append("today          \(acceptedToday) accepted, \(rejectedToday) rejected")
        lines += returns.map { quarter in
            "returns        \(quarter.quarter) \(quarter.state), deadline \(quarter.deadline): \(quarter.submitted) of "
                + "\(quarter.expected) submitted, missing \(quarter.missing.joined(separator: ", "))"
        }
        lines += activities.map { due in
            "mar            \(due.provider) \(due.month) \(due.isOverdue ? "overdue" : "due"), deadline \(due.deadline): \(due.state)"
                + (due.isForecast
                    ? "; no bank holidays are published for that year, the deadline is reckoned by rule" : "")
        }
        lines.append("last export    " + (lastExport.map { "for \($0.day), done at \($0.doneAt)" } ?? "none yet"))
        lines.append("ledger         \(ledgerBytes) bytes, and \(walBytes) in its write-ahead log")
        lines.append(troubles.isEmpty ? "health         all is well" : "health         \(troubles.count) troubles")
        lines += troubles.map { "  - \($0)" }
        return lines.joined(separator: "\n")
    }

    /// One JSON object; times in RFC 3339, UTC.
    package var json: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            encoder.keyEncodingStrategy = .convertToSnakeCase
            return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
        }
    }
}
