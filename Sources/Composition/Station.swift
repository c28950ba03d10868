import Dispatch
import Foundation
package import LedgerSQLite
package import Sealing
package import Settings
package import SpoolFS
package import Weighing
import Workbooks
package import Workflow

/// A weighbridge that is set up: the spool locked, its ledger and key open, everything the work loop stands on.
package final class Station {
    package let settings: Settings
    package let paths: SpoolPaths
    package let spool: DirectorySpool
    package let outbox: DirectoryOutbox
    package let ledger: LedgerStore
    package let sealer: LedgerSealer
    package let vault: MonthKeys
    package let clock: SystemClock
    /// Given back with the station.
    private let lock: SpoolLock

    /// Locks the spool and opens everything in it; makes what a spool of its own lacks. Only one process at a time holds a
    /// station.
    package init(_ settings: Settings, accounts: [String]) throws(StationFailure) {
        self.settings = settings
        paths = SpoolPaths(settings)
        let environment = ProcessInfo.processInfo.environment
        do {
            try paths.makeSpool()
            lock = try Self.lock(paths.lock)
            try paths.makeFolders(of: accounts)
            let key = try KeyFile(directory: settings.keys)
            sealer = LedgerSealer(key: key.key)
            vault = MonthKeys(
                directory: settings.keys,
                wrappingKey: try MonthKeys.wrappingKey(inCredentials: environment["CREDENTIALS_DIRECTORY"]))
            ledger = try LedgerStore(path: paths.ledger, sealer: sealer)
        } catch let failure as StationFailure {
            throw failure
        } catch let failure as PortFailure {
            throw .port(failure)
        } catch {
            preconditionFailure("opening a station fails by its ports alone")
        }
        spool = DirectorySpool(inboxPath: { [settings] in settings.inbox(of: $0) }, claimsPath: settings.claims)
        outbox = DirectoryOutbox(outboxPath: { [settings] in settings.outbox(of: $0) })
        clock = SystemClock()
    }

    /// Tries for a second: a daemon that is just ending, or a `status` that looks at the lock, is gone by then.
    private static func lock(_ path: String) throws -> SpoolLock {
        var holder: Int32?
        for _ in 0..<10 {
            switch try SpoolLock.tryAcquire(path: path) {
            case .acquired(let lock): return lock
            case .held(let by): holder = by
            }
            Thread.sleep(forTimeInterval: 0.1)
        }
        throw StationFailure.held(path: path, by: holder)
    }

    package func loop(rules: HouseRules, notify: @escaping (Notice) -> Void, moved: @escaping () -> Void = {})
        -> WorkLoop
    {
        let ports = WorkLoop.Ports(
            spool: spool, outbox: outbox, ledger: ledger, sealer: sealer, vault: vault,
            workbooks: XlsxWriter(temporaryDirectory: paths.temporary),
            regional: RegionalStoreFiles(directory: paths.regional), clock: clock,
            concurrently: { tasks in
                DispatchQueue.concurrentPerform(iterations: tasks.count) { tasks[$0]() }
            },
            notify: notify, moved: moved)
        return WorkLoop(ports: ports, rules: rules, pace: WorkLoop.Pace(settings.reception))
    }
}
