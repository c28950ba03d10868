import Composition
import Foundation
import Logging
import ServiceLifecycle
import SpoolFS
import Synchronization
import Weighing
import Workflow

/// The work loop as a service: on a thread of its own, since every step blocks, until the service is told to end.
final class WorkService: Service, Sendable {
    /// What a reload takes over.
    struct NewRules: Sendable {
        var rules: HouseRules
        var pace: WorkLoop.Pace

        init(rules: HouseRules, pace: WorkLoop.Pace) {
            self.rules = rules
            self.pace = pace
        }
    }

    private let mailbox: WakeMailbox
    private let reload = Mutex<NewRules?>(nil)
    /// Used by the work thread alone, which holds it from beginning to end; nil afterwards.
    private let worker: Mutex<Worker?>
    private let log: Logger
    private let manager: ServiceManager
    /// What is said when the service is ready.
    private let readiness: Logger.Metadata

    /// Starts watching, lists the inboxes and claims what is there.
    init(
        station: sending Station, rules: HouseRules, log: Logger, manager: ServiceManager,
        readiness: Logger.Metadata
    ) throws(PortFailure) {
        let mailbox = try WakeMailbox()
        self.mailbox = mailbox
        self.log = log
        self.manager = manager
        self.readiness = readiness
        worker = Mutex(
            try Worker(station: station, rules: rules, mailbox: mailbox, log: log, manager: manager))
    }

    func run() async throws {
        // Not before: the group listens for SIGTERM by now, so that whoever was told can also end the service in good order.
        log.notice("ready", metadata: readiness)
        manager.tellReady(status: "The inboxes are watched and were listed")
        await withGracefulShutdownHandler {
            await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
                let thread = Thread { [self] in
                    worker.withLock { worker in
                        worker?.work { self.reload.withLock { $0.take() } }
                        // Closes the ledger, so that all of it is in its file when the program ends.
                        worker = nil
                    }
                    continuation.resume()
                }
                thread.name = "work-loop"
                thread.start()
            }
        } onGracefulShutdown: {
            self.log.info("stopping")
            self.manager.tellStopping()
            self.mailbox.stop()
        }
        log.info("stopped")
    }

    /// Has the loop take over other rules before its next turn.
    func take(_ rules: NewRules) {
        reload.withLock { $0 = rules }
        mailbox.poke()
    }
}
