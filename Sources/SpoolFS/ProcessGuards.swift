import CLinuxShims
import Glibc

/// What has to hold of this process before it sees the first file. Called from the first line of `main`, while there is one
/// thread: the others inherit the signal mask.
package enum ProcessGuards {
    /// * No core file, no reading of this memory by other processes of the same user: it holds people's data.
    /// * SIGIO comes when a lease breaks that is just being probed, SIGPIPE when a reader of our output goes away, SIGXFSZ
    ///   at a file size limit; each would end the process, and each shows as an error of the call anyway.
    /// * SIGHUP means "read the settings again"; until somebody listens for it, it waits.
    /// * Files and folders that are made get nothing for others, and what their makers ask for otherwise.
    package static func raise() {
        let dumpable = linux_set_dumpable(0)
        precondition(dumpable == 0, "PR_SET_DUMPABLE with 0 has no way to fail (prctl(2))")
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        let limited = unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        precondition(limited == 0, "lowering a limit has no way to fail (setrlimit(2))")
        ignoreSignals()
        setHangup(SIG_BLOCK)
        umask(0o027)
    }

    /// Lets SIGHUP through to this thread, once its handler stands.
    package static func allowHangup() {
        setHangup(SIG_UNBLOCK)
    }

    package static func ignoreSignals() {
        for number in [SIGIO, SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
    }

    private static func setHangup(_ how: Int32) {
        var hangup = sigset_t()
        unsafe sigemptyset(&hangup)
        unsafe sigaddset(&hangup, SIGHUP)
        unsafe pthread_sigmask(how, &hangup, nil)
    }
}
