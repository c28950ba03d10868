import CivilTime
import Findings
import MonthlyActivity
import Logging
import Weighing
import Workflow

/// Writes what the loop tells as log lines: one an event, the drop's sequence in every line about a drop.
struct NoticeLog {
    let log: Logger

    func write(_ notice: Notice) {
        switch notice {
        case .started(let waiting, let cleared):
            log.info("started", metadata: ["claims-waiting": "\(waiting)", "claims-cleared": "\(cleared)"])
        case .claimed(let sequence, let account):
            log.debug("drop claimed", metadata: about(sequence, account))
        case .weighed(let sequence, let account, let verdict, let kind, let findings):
            var metadata = about(sequence, account)
            metadata["verdict"] = "\"\(verdict.rawValue)\""
            metadata["kind"] = "\(kind ?? "unreadable")"
            metadata["errors"] = "\(findings.errors)"
            metadata["warnings"] = "\(findings.warnings)"
            log.info("drop weighed", metadata: metadata)
        case .reported(let sequence, let seconds):
            log.debug("report published", metadata: ["drop": "\(sequence)", "seconds": "\(seconds)"])
        case .unknownAccount(let sequence, let account):
            log.warning("claim of an unknown account deleted unread", metadata: about(sequence, account))
        case .discarded(let account):
            log.debug("litter deleted", metadata: ["account": "\(account)"])
        case .rescanFound(let account, let count):
            log.notice(
                "the regular look found what no event had announced",
                metadata: ["account": "\(account)", "count": "\(count)"])
        case .eventsLost:
            log.warning("the kernel lost events, so every inbox was looked at")
        case .published(let account, let written, let removed):
            log.info(
                "documents published",
                metadata: ["account": "\(account)", "written": "\(written)", "removed": "\(removed)"])
        case .requestAnswered(let kind):
            log.info("request answered", metadata: ["request": "\(kind.rawValue)"])
        case .exported(let stores, let changed):
            log.info("regional stores exported", metadata: ["stores": "\(stores)", "changed": "\(changed)"])
        case .compiled(let name, let number, let state, let toMend):
            log.info(
                "month compiled",
                metadata: [
                    "provider": "\(name.provider)", "month": "\(name.month.label)", "number": "\(number)",
                    "state": "\(state.rawValue)", "to-mend": "\(toMend)",
                ])
        case .rowsLost(let name):
            log.error(
                "rows can't be opened and have to be sent again",
                metadata: ["provider": "\(name.provider)", "month": "\(name.month.label)"])
        case .cancelled(let name):
            log.notice(
                "month cancelled", metadata: ["provider": "\(name.provider)", "month": "\(name.month.label)"])
        case .expired(let kind, let count):
            log.notice(
                "kept for as long as set, and deleted", metadata: ["what": "\(kind.rawValue)", "count": "\(count)"])
        case .reloaded:
            log.info("settings and register taken over")
        case .trouble(let failure):
            log.error("\(failure)", metadata: ["retried": "\(failure.mayPass)"])
        case .troubleOver(let subject):
            log.notice("works again", metadata: ["what": "\"\(subject)\""])
        }
    }

    private func about(_ sequence: Int64, _ account: String) -> Logger.Metadata {
        ["drop": "\(sequence)", "account": "\(account)"]
    }
}
