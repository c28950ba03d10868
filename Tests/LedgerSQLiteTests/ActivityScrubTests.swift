import CivilTime
import Foundation
import LedgerSQLite
import MonthlyActivity
import Sealing
import TestKit
import Testing
import Weighing
import Workflow

/// The ledger's files hold no row in the clear at any time, and after cancelling not even a sealed one.
struct ActivityScrubTests {
    private static let october = ProviderMonth(provider: "NORTHERN", month: CivilMonth(year: 2026, month: 10))
    private static let referrals = (0..<200).map { "73900\(100_000 + $0)" }

    @Test func `ledger, write-ahead log and backup give no referral number, plain or in the usual encodings`() throws {
        let spool = try TestSpool()
        let vault = MonthKeys(directory: spool.directory.file("keys"), wrappingKey: nil)
        let ledger = try spool.open()
        let sealed = try record(in: ledger, vault)
        try LedgerReader(path: spool.path).backup(to: spool.directory.file("backup.sqlite"))
        for path in [spool.path, spool.path + "-wal", spool.directory.file("backup.sqlite")] {
            let bytes = try Data(contentsOf: URL(filePath: path))
            for form in Self.referrals.prefix(20).flatMap(encodings) {
                #expect(bytes.firstRange(of: form) == nil, "\(path)")
            }
        }
        // The test can see what it looks for.
        #expect(try Data(contentsOf: URL(filePath: spool.path + "-wal")).firstRange(of: Data(sealed.prefix(64))) != nil)

        try vault.destroyKey(of: Self.october)
        try ledger.commit { try $0.cancel(Self.october, at: LedgerSample.morning) }
        try ledger.scrub()
        for path in [spool.path, spool.path + "-wal"] {
            let bytes = (try? Data(contentsOf: URL(filePath: path))) ?? Data()
            for start in stride(from: 0, to: sealed.count - 16, by: 997) {
                #expect(bytes.firstRange(of: Data(sealed[start..<start + 16])) == nil, "\(path)")
            }
        }
        #expect(try ledger.receipt(1) != nil)
    }

    private func record(in ledger: LedgerStore, _ vault: MonthKeys) throws -> [UInt8] {
        let rows = Array(Self.referrals.joined(separator: "\n").utf8)
        let key = PartKey(
            organisation: "TEAM1", kind: .marParticipants, period: .month(Self.october.month), part: "main")
        let sealed = try vault.seal(rows, of: Self.october, place: key.sealedPlace)
        var receipt = LedgerSample.counted(1, key: key)
        receipt.sealed = SealedRows(month: Self.october, bytes: sealed)
        try ledger.record(receipt)
        return sealed
    }

    private func encodings(_ referral: String) -> [Data] {
        let plain = Data(referral.utf8)
        return [
            plain, Data(plain.base64EncodedString().prefix(12).utf8),
            Data(plain.map { String(format: "%02x", $0) }.joined().utf8),
            referral.data(using: .utf16LittleEndian)!, Data(plain.reversed()),
        ]
    }
}
