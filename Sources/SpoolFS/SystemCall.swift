import CLinuxShims
import Glibc
package import SystemPackage
package import Workflow

/// Runs a system call, again for as long as a signal interrupts it; throws its `errno`.
///
/// `errno` is read right after the call; what the closure frees on its way out leaves it alone (free(3), glibc ≥ 2.33).
@discardableResult
func systemCall<Answer: SignedInteger>(_ call: () -> Answer) throws(Errno) -> Answer {
    while true {
        let answer = call()
        let code = errno
        if answer != -1 { return answer }
        if code != EINTR { throw Errno(rawValue: code) }
    }
}

extension Errno {
    /// `ENOSPC (No space left on device)`.
    var causeText: String {
        guard let name = unsafe linux_error_name(rawValue), let description = unsafe linux_error_description(rawValue)
        else {
            return "error \(rawValue)"
        }
        return unsafe "\(String(cString: name)) (\(String(cString: description)))"
    }

    /// What a person can do about it, where the call itself knows nothing better.
    var advice: String {
        switch self {
        case .noSpace, .diskQuotaExceeded: "Make room on its file system or raise the quota; it is tried again."
        case .readOnlyFileSystem: "Mount its file system for writing; the kernel's log says why it is read-only."
        case .ioError: "The disk reports an error: see the kernel's log. Nothing was lost; it is tried again."
        case .permissionDenied, .notPermitted:
            "Give the program's user the right to do so; `weighbridge doctor` says what is missing."
        case .tooManyOpenFiles, .tooManyOpenFilesInSystem: "Raise LimitNOFILE or fs.file-max."
        case .noSuchFileOrDirectory: "Make the directory, or correct its path in the settings."
        case .notDirectory, .tooManySymbolicLinkLevels:
            "Its path must lead to a real directory, not to a link: correct the path or remove the link."
        default: "`weighbridge doctor` looks for what may be wrong with this host."
        }
    }
}

extension PortFailure {
    /// `operation` and `subject` as in the memberwise initialiser; the cause and, unless given, the advice from `error`.
    package init(_ operation: String, _ subject: String, _ error: Errno, advice: String? = nil) {
        self.init(
            operation: operation, subject: subject, cause: error.causeText, advice: advice ?? error.advice)
    }
}
