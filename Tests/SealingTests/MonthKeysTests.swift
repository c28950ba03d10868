import CivilTime
import Crypto
import Foundation
import MonthlyActivity
import Sealing
import TestKit
import Testing
import Workflow

struct MonthKeysTests {
    private static let october = ProviderMonth(provider: "NORTHERN", month: CivilMonth(year: 2026, month: 10))
    private static let credential = MonthKeys.wrappingKey(from: Array("a secret of at least thirty-two bytes".utf8))

    let temporary: TemporaryDirectory
    let directory: String

    init() throws {
        temporary = try TemporaryDirectory()
        directory = temporary.file("keys")
    }

    private func vault(_ wrappingKey: SymmetricKey? = nil) -> MonthKeys {
        MonthKeys(directory: directory, wrappingKey: wrappingKey)
    }

    private var path: String { directory + "/mar-NORTHERN-2026-10.key" }

    @Test func `a month's key of more than its own bytes is wrapped`() throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        func put(_ name: String, _ count: Int) throws {
            try Data(repeating: 0x6B, count: count).write(to: URL(filePath: directory + "/" + name))
        }
        #expect(try #require(MonthKeys.counts(in: directory)) == (wrapped: 0, plain: 0))
        try put("ledger.key", 32)
        try put("mar-A-2026-10.key", 32)
        try put("mar-B-2026-10.key", 60)
        #expect(try #require(MonthKeys.counts(in: directory)) == (wrapped: 1, plain: 1))
        #expect(MonthKeys.counts(in: directory + "/nowhere") == nil)
    }

    @Test(arguments: MonthVaultContract.cases)
    func `keys on disk keep the contract`(contract: ContractCase<any MonthVault>) throws {
        try contract.check(vault())
    }

    @Test(arguments: MonthVaultContract.cases)
    func `wrapped keys keep the contract`(contract: ContractCase<any MonthVault>) throws {
        try contract.check(vault(Self.credential))
    }

    @Test(arguments: MonthVaultContract.cases)
    func `the vault in memory keeps the contract`(contract: ContractCase<any MonthVault>) throws {
        try contract.check(MemoryMonthVault())
    }

    @Test func `a later start opens what an earlier one sealed`() throws {
        let sealed = try vault().seal([1, 2, 3], of: Self.october, place: "main")
        #expect(try vault().open(sealed, of: Self.october, place: "main") == [1, 2, 3])
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(attributes[.size] as? Int == 32)
    }

    @Test func `a wrapped key is not in its file, and opens with its credential alone`() throws {
        let sealed = try vault(Self.credential).seal([1, 2, 3], of: Self.october, place: "main")
        #expect(try Data(contentsOf: URL(filePath: path)).count == 12 + 32 + 16)
        let without = #expect(throws: PortFailure.self) { try vault().open(sealed, of: Self.october, place: "main") }
        #expect(without?.advice.contains("credential") == true)
        let other = MonthKeys.wrappingKey(from: Array("another secret of thirty-two bytes".utf8))
        #expect(throws: PortFailure.self) { try vault(other).open(sealed, of: Self.october, place: "main") }
        #expect(try vault(Self.credential).open(sealed, of: Self.october, place: "main") == [1, 2, 3])
    }

    @Test func `a key that was made before there was a credential still opens`() throws {
        let sealed = try vault().seal([1, 2, 3], of: Self.october, place: "main")
        #expect(try vault(Self.credential).open(sealed, of: Self.october, place: "main") == [1, 2, 3])
    }

    @Test func `destroying overwrites the key where it lies`() throws {
        _ = try vault().seal([1, 2, 3], of: Self.october, place: "main")
        // Another name for the same bytes on the disk.
        let second = temporary.file("second")
        try FileManager.default.linkItem(atPath: path, toPath: second)
        try vault().destroyKey(of: Self.october)
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(try Data(contentsOf: URL(filePath: second)).allSatisfy { $0 == 0 })
    }

    @Test func `files of others in the directory are no months`() throws {
        _ = try KeyFile(directory: directory)
        for name in ["mar-.key", "mar-NORTHERN-2026-13.key", "mar-NORTHERN-2026-10.key.partial", "notes.txt"] {
            _ = FileManager.default.createFile(atPath: "\(directory)/\(name)", contents: Data())
        }
        #expect(try vault().months().isEmpty)
    }
}
