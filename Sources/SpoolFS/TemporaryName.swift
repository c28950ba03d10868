import Glibc
import SystemPackage
import Workflow

/// `.<name>.tmp`: a file that is not whole yet. No file of ours that others read begins with a dot.
enum TemporaryName {
    static func of(_ name: EntryName) -> EntryName {
        EntryName(bytes: Array(".".utf8) + name.bytes + Array(".tmp".utf8))
    }

    static func isOne(_ name: EntryName) -> Bool {
        name.bytes.starts(with: ".".utf8) && name.bytes.suffix(4).elementsEqual(".tmp".utf8)
    }
}

extension Directory {
    /// A new file, whatever stood under the name before.
    func create(_ name: EntryName, mode: mode_t) throws(Errno) -> Descriptor {
        let flags = O_WRONLY | O_CREAT | O_EXCL
        do {
            return try open(name, flags, mode: mode)
        } catch .fileExists {
            try removeWhatever(name)
            return try open(name, flags, mode: mode)
        }
    }
}
