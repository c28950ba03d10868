import Crypto
import Foundation
import Sealing
import TestKit
import Testing
import Workflow

struct KeyFileTests {
    let temporary: TemporaryDirectory
    let directory: String
    let path: String

    init() throws {
        temporary = try TemporaryDirectory()
        directory = temporary.file("keys")
        path = directory + "/ledger.key"
    }

    @Test func `a first start makes a key that later starts read`() throws {
        let first = try KeyFile(directory: directory)
        let second = try KeyFile(directory: directory)
        #expect(first.isNew)
        #expect(!second.isNew)
        #expect(first.key == second.key)
        #expect(first.key.bitCount == 256)
        #expect(try permissions(directory) == 0o700)
        #expect(try permissions(path) == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["ledger.key"])
    }

    @Test func `two keys differ`() throws {
        let one = try KeyFile(directory: directory, name: "one.key")
        let other = try KeyFile(directory: directory, name: "other.key")
        #expect(one.key != other.key)
    }

    @Test func `what a crash left half made is made anew`() throws {
        try makeFile(path + ".partial", bytes: 7, mode: 0o600)
        #expect(try KeyFile(directory: directory).isNew)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["ledger.key"])
    }

    @Test(arguments: [0o640, 0o604, 0o620, 0o601])
    func `a key that others may use is refused`(mode: Int) throws {
        try makeFile(path, bytes: 32, mode: mode)
        let failure = #expect(throws: PortFailure.self) { try KeyFile(directory: directory) }
        #expect(failure?.advice.contains("chmod 600") == true)
        #expect(failure?.mayPass == false)
    }

    @Test(arguments: [0, 31, 33, 4096])
    func `a key of another size is refused and stays as it is`(bytes: Int) throws {
        try makeFile(path, bytes: bytes, mode: 0o600)
        let failure = #expect(throws: PortFailure.self) { try KeyFile(directory: directory) }
        #expect(failure?.cause.contains("and not 32") == true)
        #expect(try Data(contentsOf: URL(filePath: path)).count == bytes)
    }

    @Test func `a link or a directory is no key`() throws {
        try makeFile(temporary.file("elsewhere"), bytes: 32, mode: 0o600)
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: temporary.file("elsewhere"))
        #expect(throws: PortFailure.self) { try KeyFile(directory: directory) }
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        #expect(throws: PortFailure.self) { try KeyFile(directory: directory) }
    }

    @Test func `a directory that can't be made is named`() {
        let failure = #expect(throws: PortFailure.self) { try KeyFile(directory: temporary.file("a/b")) }
        #expect(failure?.subject == temporary.file("a/b"))
    }

    private func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    private func makeFile(_ path: String, bytes: Int, mode: Int) throws {
        let parent = (path as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        #expect(FileManager.default.createFile(atPath: path, contents: Data(repeating: 7, count: bytes)))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }
}
