import Glibc
import SystemPackage
import Workflow

/// Something to watch.
struct WatchTarget: Hashable, Sendable {
    enum Purpose: Hashable, Sendable {
        case inbox(account: String)
        /// The file that commands touch.
        case poke
    }

    var purpose: Purpose
    var path: String
}

/// Turns inotify's events into words in a mailbox. Events are hints: what they say is looked up again by a look, and what
/// they fail to say is found by the next one.
///
/// Invariant: `watches` holds just the watches that the kernel has too, but for those whose end still waits in its queue.
struct WatchLoop: ~Copyable {
    /// How many events are taken before somebody else has a turn.
    private static let eventsPerTurn = 4096

    private struct Watch {
        var target: WatchTarget
        /// What the path led to when it was watched.
        var identity: UInt64
    }

    private let tools: InotifyTools
    private let mailbox: WakeMailbox
    private var watches: [Int32: Watch] = [:]

    init(mailbox: WakeMailbox) throws(Errno) {
        tools = try InotifyTools()
        self.mailbox = mailbox
    }

    /// Readable when there may be events.
    var descriptor: Int32 { tools.descriptor }

    /// Watches these targets and nothing else. One whose path meanwhile leads elsewhere is watched anew. Inboxes that are
    /// new here are put down for a look, so that nothing falls between a look and a watch. Returns what can't be watched.
    mutating func reconcile(_ targets: [WatchTarget]) -> [PortFailure] {
        let wanted = Set(targets)
        for (number, watch) in watches
        where !wanted.contains(watch.target) || watch.identity != identity(of: watch.target.path) {
            tools.remove(number)
            watches[number] = nil
        }
        let watched = Set(watches.values.map(\.target))
        var failures: [PortFailure] = []
        for target in targets where !watched.contains(target) {
            do {
                try add(target)
            } catch {
                failures.append(failure(of: target, error))
            }
        }
        return failures
    }

    /// Takes events, but not for ever; true when none are left.
    mutating func drain() -> Bool {
        for _ in 0..<Self.eventsPerTurn {
            guard let event = tools.nextEvent() else { return true }
            take(event)
        }
        return false
    }

    private mutating func take(_ event: InotifyTools.Event) {
        if event.has(IN_Q_OVERFLOW) {
            mailbox.overflow()
            return
        }
        guard let watch = watches[event.watch] else { return }
        if event.has(IN_IGNORED) { watches[event.watch] = nil }
        tell(watch.target.purpose)
    }

    private func tell(_ purpose: WatchTarget.Purpose) {
        switch purpose {
        case .inbox(let account): mailbox.look(at: account)
        case .poke: mailbox.poke()
        }
    }

    private mutating func add(_ target: WatchTarget) throws(Errno) {
        var mask = IN_ATTRIB | IN_CLOSE_WRITE | IN_DELETE_SELF | IN_MOVE_SELF
        switch target.purpose {
        case .inbox: mask |= IN_CREATE | IN_MOVED_TO | IN_ONLYDIR
        case .poke: _ = try Poke.openOrMake(path: target.path)
        }
        // Before the watch: should the path change in between, the next call sees it and watches anew.
        guard let identity = identity(of: target.path) else { throw .noSuchFileOrDirectory }
        let number = try tools.add(target.path, mask: mask)
        watches[number] = Watch(target: target, identity: identity)
        tell(target.purpose)
    }

    private func identity(of path: String) -> UInt64? {
        var status = stat()
        return unsafe lstat(path, &status) == 0 ? FileStatus(status).identity : nil
    }

    private func failure(of target: WatchTarget, _ error: Errno) -> PortFailure {
        let advice: String? =
            switch error {
            case .noSpace: "Raise fs.inotify.max_user_watches."
            case .fileExists: "Two inboxes are one directory: give each account its own."
            default: nil
            }
        return switch target.purpose {
        case .inbox(let account): PortFailure("watch an inbox", account, error, advice: advice)
        case .poke: PortFailure("watch for commands", target.path, error, advice: advice)
        }
    }
}
