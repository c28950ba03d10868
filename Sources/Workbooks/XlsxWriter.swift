import CXlsxWriter
import Glibc
package import Sheets
package import Workflow

/// Writes workbooks with libxlsxwriter.
///
/// Invariants:
/// 1. The library works through temporary files in the clear. They lie in `temporaryDirectory` alone and are unlinked right
///    after they are made; the finished file is in memory and never on a disk. Where rows about people go through here, that
///    directory is on a tmpfs.
/// 2. The same workbook gives the same bytes: nothing of them comes from a clock.
package struct XlsxWriter: WorkbookWriter {
    private let temporaryDirectory: String

    package init(temporaryDirectory: String) {
        self.temporaryDirectory = temporaryDirectory
    }

    package func bytes(of workbook: Workbook) throws(PortFailure) -> [UInt8] {
        try requireTemporaryDirectory()
        let output = try MemoryFile()
        var file = XlsxFile(outputPath: output.path, temporaryDirectory: temporaryDirectory)
        do throws(XlsxError) {
            try file.fill(workbook)
        } catch {
            try? file.close()  // Frees it; what it holds is given up.
            throw failure(error)
        }
        do throws(XlsxError) {
            try file.close()
        } catch {
            throw failure(error)
        }
        return try output.bytes()
    }

    /// The library would use the system's directory for temporary files in place of one that it can't use, and say nothing.
    private func requireTemporaryDirectory() throws(PortFailure) {
        // SAFETY: the path is a NUL-terminated copy for the time of the call.
        guard unsafe access(temporaryDirectory + "/.", W_OK | X_OK) == 0 else {
            throw failure(XlsxError(LXW_ERROR_CREATING_TMPFILE))
        }
    }

    private func failure(_ error: XlsxError) -> PortFailure {
        let isOfTheSystem = error.code.rawValue <= LXW_ERROR_ZIP_CLOSE.rawValue
        return PortFailure(
            operation: "make a workbook", subject: temporaryDirectory, cause: error.text,
            advice: isOfTheSystem
                ? "Is there room in this directory, and may this user write there?"
                : "This is a fault of the program: tell the support this line.",
            mayPass: isOfTheSystem)
    }
}

extension XlsxError {
    /// The library's own words; they name no content.
    fileprivate var text: String {
        guard let words = unsafe lxw_strerror(code) else { return "error \(code.rawValue)" }
        return unsafe String(cString: words)
    }
}
