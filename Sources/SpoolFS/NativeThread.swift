import CLinuxShims
import Glibc
import SystemPackage

/// A thread of its own, for work that blocks: the cooperative pool has no more threads than the machine has cores.
struct NativeThread: Sendable {
    private let id: pthread_t

    /// `name` is what `ps -L` shows: at most 15 bytes. Signals are left to the other threads.
    init(named name: String, _ body: @escaping @Sendable () -> Void) throws(Errno) {
        // SAFETY: retained here, released once in the thread; where there is none, in the failure below.
        let box = unsafe Unmanaged.passRetained(Body(name: name, run: body))
        var id = pthread_t()
        let code = unsafe pthread_create(
            &id, nil,
            { box in
                // SAFETY: `box` is the one retained above.
                let body = unsafe Unmanaged<Body>.fromOpaque(box!).takeRetainedValue()
                var all = sigset_t()
                unsafe sigfillset(&all)
                unsafe pthread_sigmask(SIG_BLOCK, &all, nil)
                _ = unsafe linux_set_thread_name(body.name)
                body.run()
                return nil
            }, box.toOpaque())
        guard code == 0 else {
            unsafe box.release()
            throw Errno(rawValue: code)
        }
        self.id = id
    }

    /// Waits for its end; once, by one other thread.
    func join() {
        let code = pthread_join(id, nil)
        precondition(code == 0, "a thread is joined once, and not by itself")
    }

    private final class Body: Sendable {
        let name: String
        let run: @Sendable () -> Void

        init(name: String, run: @escaping @Sendable () -> Void) {
            self.name = name
            self.run = run
        }
    }
}
