import Findings
import Foundation
import SystemPackage

/// More than any file of the configuration has reason to be: one named by mistake shall not fill the memory.
private let largestFile = 16 * 1024 * 1024

/// The bytes of a file of the configuration. A fault says what the system answered.
func contents(of path: String) throws(SettingsFault) -> [UInt8] {
    do {
        let file = try FileDescriptor.open(FilePath(path), .readOnly, options: [.closeOnExec])
        let handle = FileHandle(fileDescriptor: file.rawValue, closeOnDealloc: true)
        let bytes = try handle.read(upToCount: largestFile + 1) ?? Data()
        guard bytes.count <= largestFile else { throw Errno.fileTooLarge }
        return [UInt8](bytes)
    } catch let error as Errno {
        let advice =
            error == .noSuchFileOrDirectory ? "put it there, or correct the path" : "the daemon must be able to read it"
        throw SettingsFault(file: path, "can't be read (\(error)): \(advice)")
    } catch {
        throw SettingsFault(file: path, "can't be read: is it a file?")
    }
}

func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
}
