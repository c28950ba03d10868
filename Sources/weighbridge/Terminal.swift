import ArgumentParser
import Glibc
import SystemPackage

/// Results go to standard output, everything else to standard error.
enum Terminal {
    /// Exits with 74 where the output can't be written, a full disk for one. A reader that has gone away (`| head`) has seen
    /// what it wanted.
    static func print(_ bytes: [UInt8]) {
        do {
            try FileDescriptor.standardOutput.writeAll(bytes)
        } catch Errno.brokenPipe {
            return
        } catch {
            complain("the output can't be written: \(error)")
            exit(ExitCode.ioError.rawValue)
        }
    }

    static func print(_ line: String) {
        print(Array((line + "\n").utf8))
    }

    static func complain(_ line: String) {
        tell("weighbridge: \(line)\n")
    }

    /// Says why on standard error and gives what to throw.
    static func failure(_ line: String, _ code: ExitCode) -> ExitCode {
        complain(line)
        return code
    }

    /// Shows how far long work is, on one line, where a person looks on.
    static func progress(_ line: String) {
        if isatty(STDERR_FILENO) == 1 { tell("\r\u{1B}[K\(line)") }
    }

    static func endProgress() {
        if isatty(STDERR_FILENO) == 1 { tell("\r\u{1B}[K") }
    }

    /// Nobody is left to hear that standard error can't be written.
    private static func tell(_ text: String) {
        _ = try? FileDescriptor.standardError.writeAll(text.utf8)
    }
}
