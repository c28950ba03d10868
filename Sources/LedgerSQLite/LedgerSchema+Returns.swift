extension LedgerSchema {
    /// Quarterly Returns, and tasks of the schedule.
    static let version2 = """
        -- Every revision of a return; the receipt is the drop that it followed from.
        CREATE TABLE return_draft (
            receipt INTEGER PRIMARY KEY REFERENCES receipt,
            service TEXT NOT NULL,
            quarter TEXT NOT NULL,
            revision INTEGER NOT NULL CHECK (revision > 0),
            content TEXT NOT NULL,
            UNIQUE (service, quarter, revision)
        ) STRICT;

        -- Revisions that were submitted. The newest of a quarter counts, unless it was withdrawn.
        CREATE TABLE return_submission (
            receipt INTEGER PRIMARY KEY REFERENCES receipt,
            service TEXT NOT NULL,
            quarter TEXT NOT NULL,
            revision INTEGER NOT NULL,
            submitted_at INTEGER NOT NULL,
            withdrawn_by INTEGER REFERENCES receipt,
            UNIQUE (service, quarter, revision),
            FOREIGN KEY (service, quarter, revision) REFERENCES return_draft (service, quarter, revision)
        ) STRICT;

        -- Scheduled tasks that are done, by the day that they were done for.
        CREATE TABLE schedule_run (
            task TEXT NOT NULL,
            period TEXT NOT NULL,
            done_at INTEGER NOT NULL,
            PRIMARY KEY (task, period)
        ) STRICT, WITHOUT ROWID;

        -- Another kind of request; those of a past run have nobody waiting any more.
        DROP TABLE request;
        CREATE TABLE request (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            answer TEXT
        ) STRICT;
        """
}
