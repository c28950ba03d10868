import CLinuxShims
import Foundation
import Glibc
import SpoolFS
import Testing
import Workflow

/// A directory of a test's own, on the file system of `parent`; gone with the value.
final class Scratch {
    let path: String

    init(in parent: String = "/tmp") throws {
        var template = Array("\(parent)/spoolfs-XXXXXX".utf8CString)
        let made = unsafe template.withUnsafeMutableBufferPointer { unsafe mkdtemp($0.baseAddress!) != nil }
        try #require(made)
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        // As in the daemon: a lease that breaks while it is probed would end the process.
        ProcessGuards.ignoreSignals()
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// A path below, made of text or of any bytes.
    func below(_ names: EntryName...) -> [CChar] {
        (Array(path.utf8) + names.flatMap { [UInt8(ascii: "/")] + $0.bytes } + [0]).map { CChar(bitPattern: $0) }
    }

    func below(_ name: String) -> String { path + "/" + name }

    func makeFolder(_ name: String) throws {
        try #require(unsafe mkdir(below(name), 0o755) == 0)
    }
}

/// A whole file, closed.
func writeFile(_ bytes: [UInt8], at path: [CChar], mode: mode_t = 0o644) throws {
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    try #require(file >= 0)
    let count = unsafe write(file, bytes, bytes.count)
    close(file)
    try #require(count == bytes.count)
    waitUntilNobodyWrites(path)
}

/// A process that another test starts at this moment holds a copy of our descriptors until its exec.
func waitUntilNobodyWrites(_ path: [CChar]) {
    let file = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return }
    defer { close(file) }
    while linux_set_lease(file, F_RDLCK) == -1, errno == EAGAIN { sched_yield() }
    _ = linux_set_lease(file, F_UNLCK)
}

func readFile(at path: String) -> [UInt8]? {
    let file = unsafe open(path, O_RDONLY)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = unsafe read(file, &bytes, bytes.count)
    return count < 0 ? nil : Array(bytes.prefix(count))
}

func namesIn(_ path: [CChar]) -> Set<EntryName> {
    guard let stream = unsafe opendir(path) else { return [] }
    defer { unsafe closedir(stream) }
    var names: Set<EntryName> = []
    while let entry = unsafe readdir(stream) {
        let bytes = unsafe withUnsafeBytes(of: entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
        names.insert(EntryName(bytes: bytes))
    }
    return names.subtracting([EntryName("."), EntryName("..")])
}

func status(_ path: String) throws -> stat {
    var status = stat()
    try #require(unsafe lstat(path, &status) == 0)
    return status
}
