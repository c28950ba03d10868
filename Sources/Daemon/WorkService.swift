package import Composition
import CivilTime
import Dispatch
import Glibc
package import Logging
package import ServiceLifecycle
import SpoolFS
import Synchronization
package import Weighing
package import Workflow

/// The work loop as a service: on a thread of its own, since every step blocks, until the service is told to end.
package final class WorkService: Service, Sendable {
    /// What a reload takes over.
    package struct NewRules: Sendable {
        package var rules: HouseRules
        package var pace: WorkLoop.Pace

        package init(rules: HouseRules, pace: WorkLoop.Pace) {
            self.rules = rules
            self.pace = pace
        }
    }

    private let mailbox: WakeMailbox
    private let reload = Mutex<NewRules?>(nil)
    /// Made and used on the work thread alone; handed over once.
    private let worker: Mutex<Worker?>
    private let log: Logger

    /// Starts watching, lists the inboxes and claims what is there: when this returns, the service is ready.
    package init(station: sending Station, rules: HouseRules, log: Logger) throws(PortFailure) {
        let mailbox = try WakeMailbox()
        self.mailbox = mailbox
        self.log = log
        worker = Mutex(try Worker(station: station, rules: rules, mailbox: mailbox, log: log))
    }

    package func run() async throws {
        guard let worker = worker.withLock({ $0.take() }) else { preconditionFailure("a service runs once") }
        await withGracefulShutdownHandler {
            await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
                Thread.detach { [self] in
                    worker.work { self.reload.withLock { $0.take() } }
                    continuation.resume()
                }
            }
        } onGracefulShutdown: {
            self.log.info("stopping")
            self.mailbox.stop()
        }
        log.info("stopped")
    }

    /// Has the loop take over other rules before its next turn.
    package func take(_ rules: NewRules) {
        reload.withLock { $0 = rules }
        mailbox.poke()
    }
}
