package import Sheets
import Workflow

/// Writes a workbook as a plain description of itself: enough for tests of what is in it and when it is written anew.
package struct PlainWorkbookWriter: WorkbookWriter {
    package init() {}

    package func bytes(of workbook: Workbook) -> [UInt8] {
        Array("\(workbook)".utf8)
    }
}
