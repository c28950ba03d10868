import Glibc
import Synchronization
import SystemPackage
package import Workflow

/// Wakes the work loop when something happens in an inbox. A wake-up source and nothing more: with it gone, everything is
/// found by the rescan, only later.
///
/// libinotifytools wants all its calls from one thread; this is that thread, and the two slots through which it is asked.
package final class InboxWatcher: Sendable {
    private let exchange: Exchange
    private let thread: Mutex<NativeThread?>

    /// Starts the thread. One watcher at a time in a process; a second one fails. To be called before much else is opened:
    /// the library needs a descriptor below 1024.
    package init(mailbox: WakeMailbox) throws(PortFailure) {
        do {
            let exchange = try Exchange()
            self.exchange = exchange
            thread = Mutex(try NativeThread(named: "inbox-watcher") { Self.run(mailbox, exchange) })
        } catch {
            throw PortFailure("start watching", "inotify", error)
        }
        if let failure = exchange.waitForAnswer().first { throw failure }
    }

    deinit {
        stop()
    }

    /// Watches these inboxes (account → path) and the poke file, and nothing else; returns when the watches stand. Returns
    /// what could not be watched, a vanished inbox for one: call this at each rescan, and it is watched again when it is
    /// back. Every inbox that is watched newly is put down for a look. Not to be called by two threads at once.
    package func watch(inboxes: [String: String], poke: String) -> [PortFailure] {
        let inboxTargets = inboxes.sorted { $0.key < $1.key }.map { account, path in
            WatchTarget(purpose: .inbox(account: account), path: path)
        }
        guard thread.withLock({ $0 != nil }) else { return [] }
        exchange.ask(.watch(inboxTargets + [WatchTarget(purpose: .poke, path: poke)]))
        return exchange.waitForAnswer()
    }

    /// Ends the thread and its watches. Later calls do nothing.
    package func stop() {
        let thread = self.thread.withLock { thread in
            defer { thread = nil }
            return thread
        }
        guard let thread else { return }
        exchange.ask(.stop)
        thread.join()
    }

    private static func run(_ mailbox: WakeMailbox, _ exchange: Exchange) {
        do {
            var loop = try WatchLoop(mailbox: mailbox)
            exchange.answer([])
            var isDrained = true
            while true {
                waitForInput(on: loop.descriptor, exchange.question.descriptor, milliseconds: isDrained ? -1 : 0)
                // First, so that a watch whose inbox is gone is known to be gone.
                isDrained = loop.drain()
                switch exchange.takeQuestion() {
                case .watch(let targets): exchange.answer(loop.reconcile(targets))
                case .stop:
                    _ = loop.reconcile([])
                    return
                case nil: break
                }
            }
        } catch {
            exchange.answer([PortFailure("start watching", "inotify", error, advice: Self.advice(on: error))])
        }
    }

    private static func advice(on error: Errno) -> String? {
        switch error {
        case .tooManyOpenFiles: "Raise fs.inotify.max_user_instances, or LimitNOFILE."
        case .resourceBusy: "There is one watcher in a process; stop the other first."
        default: nil
        }
    }
}

/// One question at a time, and its answer.
private final class Exchange: Sendable {
    enum Question {
        case watch([WatchTarget])
        case stop
    }

    let question: Bell
    private let answered: Bell
    private let slots = Mutex<(question: Question?, answer: [PortFailure]?)>((nil, nil))

    init() throws(Errno) {
        question = try Bell()
        answered = try Bell()
    }

    func ask(_ asked: Question) {
        slots.withLock { $0.question = asked }
        question.ring()
    }

    func takeQuestion() -> Question? {
        question.silence()
        return slots.withLock { slots in
            defer { slots.question = nil }
            return slots.question
        }
    }

    func answer(_ failures: [PortFailure]) {
        slots.withLock { $0.answer = failures }
        answered.ring()
    }

    func waitForAnswer() -> [PortFailure] {
        while true {
            answered.silence()
            let answer = slots.withLock { slots in
                defer { slots.answer = nil }
                return slots.answer
            }
            if let answer { return answer }
            waitForInput(on: answered.descriptor, milliseconds: -1)
        }
    }
}
