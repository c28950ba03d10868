import CivilTime
import Crypto
import GRDB
@testable import LedgerSQLite
import Sealing
import TestKit
import Testing
import Workflow

struct AuditChainTests {
    let spool: TestSpool

    init() throws {
        spool = try TestSpool()
        try fill(spool.open())
    }

    @Test(arguments: [
        "UPDATE audit SET detail = 'nothing' WHERE position = 2", "DELETE FROM audit WHERE position = 5",
        "DELETE FROM audit", "INSERT OR REPLACE INTO audit VALUES (2, 0, 'e', NULL, 'd', 'l')",
        "INSERT INTO audit VALUES (9, 0, 'e', NULL, 'd', 'l')", "REPLACE INTO audit VALUES (5, 0, 'e', NULL, 'd', 'l')",
    ])
    func `the audit only grows`(statement: String) throws {
        #expect(throws: DatabaseError.self) { try spool.meddle { try $0.execute(sql: statement) } }
        #expect(try verify() == .whole(lines: 5, head: head()))
    }

    @Test(arguments: [
        ("UPDATE audit SET detail = 'drop 2, accepted' WHERE position = 2", 2),
        ("UPDATE audit SET at = at + 1 WHERE position = 3", 3),
        ("UPDATE audit SET account = NULL WHERE position = 4", 4),
        ("UPDATE audit SET link = '' WHERE position = 5", 5),
        ("DELETE FROM audit WHERE position = 1", 1),
        ("DELETE FROM audit WHERE position = 3", 3),
        ("DELETE FROM audit WHERE position = 3; UPDATE audit SET position = position - 1 WHERE position > 3", 3),
        (
            """
            UPDATE audit SET position = 90 WHERE position = 2;
            UPDATE audit SET position = 2 WHERE position = 3;
            UPDATE audit SET position = 3 WHERE position = 90
            """, 2
        ),
        ("INSERT INTO audit SELECT 6, at, event, account, detail, link FROM audit WHERE position = 5", 6),
    ])
    func `a changed, removed, moved or added line is found`(statements: String, position: Int64) throws {
        try spool.meddle { db in
            for trigger in ["audit_only_grows", "audit_never_changes", "audit_never_shrinks"] {
                try db.execute(sql: "DROP TRIGGER \(trigger)")
            }
            try db.execute(sql: statements)
        }
        #expect(try verify() == .broken(position: position))
    }

    @Test func `lines cut off at the end show by a head that was logged`() throws {
        let logged = try head()
        try spool.meddle {
            try $0.execute(sql: "DROP TRIGGER audit_never_shrinks; DELETE FROM audit WHERE position = 5")
        }
        let found = try verify()
        #expect(try found == .whole(lines: 4, head: head()))
        #expect(try head() != logged)
    }

    @Test func `what the service deleted at the start leaves a chain that holds`() throws {
        let (before, head) = try (position(), head())
        try shorten()
        #expect(try verify() == .whole(lines: 3, deleted: 2, head: head))
        try spool.open().record(LedgerSample.rejected(6))
        #expect(try position() == before + 1)
        try shorten(before: 99)
        #expect(try verify() == .whole(lines: 1, deleted: 5, head: self.head()))
        #expect(throws: DatabaseError.self) { try spool.meddle { try $0.execute(sql: "DELETE FROM audit") } }
        let other = LedgerSealer(key: SymmetricKey(size: .bits256))
        #expect(try spool.reader().verifyAudit(other) == .broken(position: 1))
    }

    private static let meddling: [(String, Int64)] = [
        ("DELETE FROM audit WHERE position = 3", 3), ("DELETE FROM audit WHERE position = 4", 4),
        ("DELETE FROM audit", 3), ("UPDATE audit SET detail = '' WHERE position = 3", 3),
        ("DELETE FROM audit_start", 1), ("UPDATE audit_start SET link = ''", 1),
        (cutting(to: 3), 1), (cutting(to: 4), 1),
        (cutting(to: 3) + "; UPDATE audit_start SET proof = (SELECT link FROM audit WHERE position = 4)", 1),
    ]

    @Test(arguments: meddling)
    func `of an audit that the service shortened, what somebody else cut off is found`(
        statements: String, position: Int64
    ) throws {
        try shorten()
        try spool.meddle { db in
            try db.execute(sql: "DROP TRIGGER audit_never_shrinks; DROP TRIGGER audit_never_changes")
            try db.execute(sql: statements)
        }
        #expect(try verify() == .broken(position: position))
    }

    @Test func `nobody else can say that the service has deleted lines`() throws {
        try spool.meddle { db in
            try db.execute(
                sql: """
                    INSERT INTO audit_start SELECT position, link, link FROM audit WHERE position = 2;
                    DELETE FROM audit WHERE position <= 2
                    """)
        }
        #expect(try verify() == .broken(position: 1))
    }

    /// The lines up to this one, and what the ledger keeps of where it begins, as well as that can be told without the key.
    private static func cutting(to position: Int) -> String {
        """
        UPDATE audit_start SET position = \(position), link = (SELECT link FROM audit WHERE position = \(position));
        DELETE FROM audit WHERE position <= \(position)
        """
    }

    @Test func `without the key nobody makes a chain that holds`() throws {
        let other = LedgerSealer(key: SymmetricKey(size: .bits256))
        #expect(try spool.reader().verifyAudit(other) == .broken(position: 1))
    }

    @Test func `an empty audit is whole`() throws {
        let empty = try TestSpool()
        _ = try empty.open()
        #expect(try empty.reader().verifyAudit(TestSpool.sealer) == .whole(lines: 0, head: ""))
        #expect(try empty.reader().auditHead() == nil)
    }

    @Test func `no two lines read the same`() {
        func chained(_ event: String, _ account: String?, _ detail: String) -> String {
            AuditLine(
                position: 1,
                event: AuditEvent(at: LedgerSample.morning, event: event, account: account, detail: detail), link: ""
            ).chained
        }
        let lines = [
            chained("ab", "c", "d"), chained("a", "bc", "d"), chained("ab", nil, "d"), chained("ab", "", "d"),
            chained("ab", "-", "d"), chained("ab 1:c", "d", ""), chained("ab", "c 1:d", ""),
        ]
        #expect(Set(lines).count == lines.count)
    }

    private func verify() throws -> AuditVerification { try spool.reader().verifyAudit(TestSpool.sealer) }

    private func head() throws -> String { try #require(try spool.reader().auditHead()).link }

    private func position() throws -> Int64 { try #require(try spool.reader().auditHead()).position }

    /// The service deletes the lines before that of this drop.
    private func shorten(before sequence: Int64 = 3) throws {
        try spool.open().commit { transaction in
            _ = try transaction.deleteAudit(before: LedgerSample.morning.advanced(bySeconds: sequence))
        }
    }
}
