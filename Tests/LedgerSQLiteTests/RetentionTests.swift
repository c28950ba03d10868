import CivilTime
import Findings
import Foundation
import LedgerSQLite
import QuarterlyReturns
import TestKit
import Testing
import Workflow

/// What is deleted is nowhere in the ledger's files.
struct RetentionTests {
    @Test func `of a drop, a revision and a line of the audit that are deleted nothing rests in the files`() throws {
        let spool = try TestSpool()
        let ledger = try spool.open()
        let words = ["Cells of no known kind.", "More to come, žluťoučký", "a line that goes"]
        let draft = LedgerSample.draft(1)
        let wordless = ReturnDraft(
            service: draft.service, quarter: draft.quarter, revision: 2, content: ReturnContent())
        try ledger.record(
            LedgerSample.rejected(1, findings: [Finding(.fileEmpty, words[0])]), LedgerSample.form(2, draft),
            LedgerSample.submission(3, of: draft), LedgerSample.form(4, wordless),
            LedgerSample.submission(5, of: wordless))
        try ledger.commit { transaction in
            for detail in [words[2], "one that stays"] {
                try transaction.audit(
                    AuditEvent(at: LedgerSample.morning, event: "test", account: nil, detail: detail))
            }
        }
        #expect(try words.map { try isInFiles($0, spool) } == [true, true, true])
        let limit = LedgerSample.morning.advanced(bySeconds: 99)
        try ledger.commit { (transaction) throws in
            #expect(try transaction.deleteRevisions(endedBefore: limit) == 1)
            // The form and the slip of what is submitted stay.
            #expect(try transaction.deleteReceipts(receivedBefore: limit, editions: [], keeping: []) == 3)
            #expect(try transaction.deleteAudit(before: limit) == 6)
        }
        try ledger.scrub()
        #expect(try words.map { try isInFiles($0, spool) } == [false, false, false])
        #expect(try isInFiles("one that stays", spool))
    }

    private func isInFiles(_ words: String, _ spool: TestSpool) throws -> Bool {
        try [spool.path, spool.path + "-wal"].contains { path in
            try Data(contentsOf: URL(filePath: path)).firstRange(of: Data(words.utf8)) != nil
        }
    }
}
