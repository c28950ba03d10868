import ArgumentParser
import Foundation
import Glibc

/// Results go to standard output, everything else to standard error.
enum Terminal {
    static func print(_ bytes: [UInt8]) {
        FileHandle.standardOutput.write(Data(bytes))
    }

    static func print(_ line: String) {
        print(Array((line + "\n").utf8))
    }

    static func complain(_ line: String) {
        FileHandle.standardError.write(Data("weighbridge: \(line)\n".utf8))
    }

    /// Says why on standard error and gives what to throw.
    static func failure(_ line: String, _ code: ExitCode) -> ExitCode {
        complain(line)
        return code
    }

    /// Shows how far long work is, on one line, where a person looks on.
    static func progress(_ line: String) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K\(line)".utf8))
    }

    static func endProgress() {
        guard isatty(STDERR_FILENO) == 1 else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }
}
