import GRDB
import Workflow

/// The ledger's tables, and how an older ledger becomes a current one. Migrations only go forward.
enum LedgerSchema {
    /// `PRAGMA application_id`: `WBLg`, so that `file(1)` and we ourselves know a ledger from another database.
    static let applicationID: Int32 = 0x5742_4C67

    /// The step to each version, oldest first. A script that was released is never edited again.
    static let scripts = [version1, version2, version3, version4]

    /// `PRAGMA user_version` of a ledger that this program writes.
    static var version: Int { scripts.count }

    /// The ledger's version, 0 for an empty file. Throws where the file is no ledger, or one of a newer program.
    static func version(of db: Database) throws -> Int {
        let application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        let isEmpty = try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema)") ?? false
        if application == 0 && found == 0 && isEmpty { return 0 }
        guard application == applicationID else {
            throw PortFailure.ledger(
                "open the ledger", cause: "the file is a database of another program",
                advice: "Set `spool` to a directory of its own.", mayPass: false)
        }
        guard found <= version else {
            throw PortFailure.ledger(
                "open the ledger", cause: "it has version \(found); this program knows versions up to \(version)",
                advice: "A newer weighbridge has written it: run that version or a later one, or restore a backup.",
                mayPass: false)
        }
        return found
    }

    /// Throws unless the ledger has the current version: for those who must not migrate it.
    static func requireCurrent(_ db: Database) throws {
        let found = try version(of: db)
        guard found == version else {
            throw PortFailure.ledger(
                "open the ledger", cause: "it has version \(found); this program reads version \(version)",
                advice: "Start the service once: it brings the ledger up to date.", mayPass: false)
        }
    }

    /// Brings the ledger to the current version, all steps in one transaction.
    static func migrate(_ db: Database) throws {
        try db.inTransaction(.immediate) {
            for script in try scripts.dropFirst(version(of: db)) {
                try db.execute(sql: script)
            }
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            try db.execute(sql: "PRAGMA user_version = \(version)")
            return .commit
        }
    }

    /// Instants are milliseconds of UTC since 1970, days `2026-10-01`, periods `2026-Q3` or `2026-10`. What the ledger
    /// only hands back as a whole (`text_facts`, `headings`, `aggregate`) is JSON.
    private static let version1 = """
        CREATE TABLE receipt (
            sequence INTEGER PRIMARY KEY,
            account TEXT NOT NULL,
            organisation TEXT,
            received_at INTEGER NOT NULL,
            letters TEXT NOT NULL,
            verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'accepted with warnings', 'rejected')),
            kind TEXT,
            period TEXT,
            part TEXT,
            subject TEXT,
            as_of TEXT,
            replaced_received_at INTEGER,
            replaced_rows INTEGER CHECK ((replaced_rows IS NULL) = (replaced_received_at IS NULL)),
            file_bytes INTEGER,
            text_facts TEXT,
            headings TEXT,
            aggregate TEXT,
            errors INTEGER NOT NULL,
            warnings INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX receipt_by_account ON receipt (account, received_at);
        CREATE INDEX receipt_by_time ON receipt (received_at);

        -- The findings that the report lists, in its order.
        CREATE TABLE finding (
            receipt INTEGER NOT NULL REFERENCES receipt,
            position INTEGER NOT NULL,
            severity TEXT NOT NULL CHECK (severity IN ('error', 'warning')),
            rule TEXT NOT NULL,
            row_number INTEGER,
            column_number INTEGER,
            heading TEXT,
            cells INTEGER,
            message TEXT NOT NULL,
            PRIMARY KEY (receipt, position)
        ) STRICT, WITHOUT ROWID;

        -- All findings by rule, listed or not.
        CREATE TABLE finding_count (
            receipt INTEGER NOT NULL REFERENCES receipt,
            rule TEXT NOT NULL,
            findings INTEGER NOT NULL,
            PRIMARY KEY (receipt, rule)
        ) STRICT, WITHOUT ROWID;

        -- What a receipt did to a part: counted with a keyed tag of its content, or withdrawn without one.
        CREATE TABLE part_change (
            receipt INTEGER PRIMARY KEY REFERENCES receipt,
            organisation TEXT NOT NULL,
            kind TEXT NOT NULL,
            period TEXT NOT NULL,
            part TEXT NOT NULL,
            content_tag TEXT
        ) STRICT;

        -- Where parts stand now. A withdrawn part has no receipt and keeps its count, so that old slips stay old.
        CREATE TABLE part (
            organisation TEXT NOT NULL,
            kind TEXT NOT NULL,
            period TEXT NOT NULL,
            part TEXT NOT NULL,
            receipt INTEGER REFERENCES part_change,
            receipt_count INTEGER NOT NULL,
            PRIMARY KEY (organisation, kind, period, part)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX part_by_receipt ON part (receipt);

        CREATE TABLE slip_use (
            kind TEXT NOT NULL,
            account TEXT NOT NULL,
            subject TEXT NOT NULL,
            revision TEXT NOT NULL,
            receipt INTEGER NOT NULL UNIQUE REFERENCES receipt,
            PRIMARY KEY (kind, account, subject, revision)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE terms_acceptance (
            receipt INTEGER PRIMARY KEY REFERENCES receipt,
            service TEXT NOT NULL,
            version TEXT NOT NULL,
            account TEXT NOT NULL,
            accepted_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX terms_acceptance_by_service ON terms_acceptance (service, accepted_at);

        CREATE TABLE published (
            account TEXT NOT NULL,
            path TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            size INTEGER NOT NULL,
            modified_at INTEGER NOT NULL,
            PRIMARY KEY (account, path)
        ) STRICT, WITHOUT ROWID;

        -- Left by a command beside a running daemon, which answers.
        CREATE TABLE request (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL CHECK (kind IN ('publish-all')),
            answer TEXT
        ) STRICT;

        -- Each line's link is computed under ledger.key over the link before and the line.
        CREATE TABLE audit (
            position INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            event TEXT NOT NULL,
            account TEXT,
            detail TEXT NOT NULL,
            link TEXT NOT NULL
        ) STRICT;
        CREATE TRIGGER audit_only_grows BEFORE INSERT ON audit
        WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM audit)
        BEGIN SELECT raise(ABORT, 'the audit only grows at its end'); END;
        CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit
        BEGIN SELECT raise(ABORT, 'the audit never changes'); END;
        CREATE TRIGGER audit_never_shrinks BEFORE DELETE ON audit
        BEGIN SELECT raise(ABORT, 'the audit never shrinks'); END;
        """

    /// Returns, stakeholders and schedules. Requests grow new kinds with the program, so their table lists them no more.
    private static let version2 = """
        -- Every revision of every return, made by the receipt, or by an operator who took a return back; `content` is JSON.
        CREATE TABLE return_draft (
            receipt INTEGER UNIQUE REFERENCES receipt,
            service TEXT NOT NULL,
            quarter TEXT NOT NULL,
            revision INTEGER NOT NULL CHECK (revision > 0),
            content TEXT NOT NULL,
            PRIMARY KEY (service, quarter, revision)
        ) STRICT;

        -- Revisions submitted, and withdrawn again, by an operator where there is no receipt. What is submitted now is the
        -- newest line of a service and quarter.
        CREATE TABLE return_submission (
            position INTEGER PRIMARY KEY,
            receipt INTEGER UNIQUE REFERENCES receipt,
            service TEXT NOT NULL,
            quarter TEXT NOT NULL,
            revision INTEGER NOT NULL,
            change TEXT NOT NULL CHECK (change IN ('submitted', 'withdrawn')),
            FOREIGN KEY (service, quarter, revision) REFERENCES return_draft (service, quarter, revision)
        ) STRICT;
        CREATE INDEX return_submission_by_return ON return_submission (service, quarter, position);

        -- Whether a stakeholder sees a service's summary: the newest line of the two.
        CREATE TABLE stakeholder_change (
            receipt INTEGER PRIMARY KEY REFERENCES receipt,
            service TEXT NOT NULL,
            account TEXT NOT NULL,
            change TEXT NOT NULL CHECK (change IN ('granted', 'revoked'))
        ) STRICT;
        CREATE INDEX stakeholder_change_by_service ON stakeholder_change (service, account);

        -- Editions ask what happened to the parts of a service.
        CREATE INDEX part_change_by_organisation ON part_change (organisation);

        -- Scheduled work that is done: once for each day in London.
        CREATE TABLE scheduled_run (
            kind TEXT NOT NULL,
            day TEXT NOT NULL,
            done_at INTEGER NOT NULL,
            PRIMARY KEY (kind, day)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE request_of_any_kind (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            answer TEXT
        ) STRICT;
        INSERT INTO request_of_any_kind SELECT id, kind, answer FROM request;
        DROP TABLE request;
        ALTER TABLE request_of_any_kind RENAME TO request;
        """

    /// The Monthly Activities Report.
    private static let version3 = """
        -- Every month that something was accepted for; it stays when all else of it is destroyed.
        CREATE TABLE mar_month (
            provider TEXT NOT NULL,
            month TEXT NOT NULL,
            first_drop_at INTEGER NOT NULL,
            cancelled_at INTEGER,
            PRIMARY KEY (provider, month)
        ) STRICT, WITHOUT ROWID;

        -- Rows of parts that count, sealed under the month's key, which is not here.
        CREATE TABLE mar_rows (
            receipt INTEGER PRIMARY KEY REFERENCES receipt,
            provider TEXT NOT NULL,
            month TEXT NOT NULL,
            sealed BLOB NOT NULL,
            FOREIGN KEY (provider, month) REFERENCES mar_month (provider, month)
        ) STRICT;
        CREATE INDEX mar_rows_by_month ON mar_rows (provider, month);

        -- That a month was compiled, from the drops that `basis` names.
        CREATE TABLE mar_compilation (
            provider TEXT NOT NULL,
            month TEXT NOT NULL,
            number INTEGER NOT NULL CHECK (number > 0),
            at INTEGER NOT NULL,
            cause TEXT NOT NULL CHECK (cause IN ('change', 'request')),
            basis TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('provisional', 'final', 'late')),
            is_complete INTEGER NOT NULL CHECK (is_complete IN (0, 1)),
            is_ended INTEGER NOT NULL CHECK (is_ended IN (0, 1)),
            is_finalised INTEGER NOT NULL CHECK (is_finalised IN (0, 1)),
            PRIMARY KEY (provider, month, number),
            FOREIGN KEY (provider, month) REFERENCES mar_month (provider, month)
        ) STRICT, WITHOUT ROWID;

        -- What slips wished: that a compilation be final, or, where there is no number, the workbook again.
        CREATE TABLE mar_wish (
            receipt INTEGER PRIMARY KEY REFERENCES receipt,
            provider TEXT NOT NULL,
            month TEXT NOT NULL,
            finalises INTEGER,
            FOREIGN KEY (provider, month) REFERENCES mar_month (provider, month)
        ) STRICT;
        CREATE INDEX mar_wish_by_month ON mar_wish (provider, month);
        """

    /// What is kept for a time only.
    private static let version4 = """
        -- One row, once the oldest lines of the audit are deleted: the number of the last of them, its link, and the proof
        -- under ledger.key that it was the service that deleted them.
        CREATE TABLE audit_start (
            position INTEGER PRIMARY KEY,
            link TEXT NOT NULL,
            proof TEXT NOT NULL
        ) STRICT;
        DROP TRIGGER audit_never_shrinks;
        CREATE TRIGGER audit_never_shrinks BEFORE DELETE ON audit
        WHEN OLD.position > (SELECT coalesce(max(position), 0) FROM audit_start)
        BEGIN SELECT raise(ABORT, 'the audit never shrinks'); END;

        -- When an operator took the revision back; a drop's line has the time of its receipt.
        ALTER TABLE return_submission ADD COLUMN operator_at INTEGER;
        UPDATE return_submission SET operator_at = (
            SELECT max(at) FROM audit WHERE event = 'return-withdrawn-by-operator'
                AND detail = service || ', ' || quarter || ', revision ' || revision)
        WHERE receipt IS NULL;
        """
}
