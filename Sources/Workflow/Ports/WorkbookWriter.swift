package import Sheets

/// Turns a workbook into the bytes of an xlsx file. All calls come from one thread, the work loop.
package protocol WorkbookWriter {
    func bytes(of workbook: Workbook) throws(PortFailure) -> [UInt8]
}
