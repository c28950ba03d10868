import Glibc

/// Whether standard error goes to systemd's journal, which reads a `<N>` priority before each line (sd-daemon(3)).
package enum JournalStream {
    /// - Parameter variable: `$JOURNAL_STREAM`: device and inode of the journal's socket. A shell that a service has started
    ///   inherits it, with its standard error elsewhere: hence the comparison (systemd.exec(5)).
    package static func isStandardError(_ variable: String?) -> Bool {
        var status = stat()
        // SAFETY: `status` is ours for the time of the call.
        guard let variable, unsafe fstat(STDERR_FILENO, &status) == 0 else { return false }
        return variable == "\(status.st_dev):\(status.st_ino)"
    }
}
