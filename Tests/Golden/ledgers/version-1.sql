-- A ledger of version 1: 5 drops, 2 documents, a request answered and one open. Its audit is under the key of the tests.
PRAGMA application_id=1463962727;
PRAGMA user_version=1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
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
INSERT INTO receipt VALUES(1,'team-north','TEAM1',1790845924000,'kqwt','accepted','dashboard','2026-Q3','main',NULL,'2026-10-01',NULL,NULL,52011,NULL,NULL,'{"bands":{"days_referral_to_profile":{"0-7":3,"31-90":6,"8-30":18,"91+":0}},"demographics":{"benefit_status":{},"gender":{"Female":70,"Male":48,"Not recorded":2}},"measures":{"clients":12,"hours_per_week_total":12345,"job_starts":0,"referrals":31}}',0,0);
INSERT INTO receipt VALUES(2,'team-north','TEAM1',1790845925000,'kqwt','accepted','dashboard','2026-Q3','north-2',NULL,'2026-10-01',NULL,NULL,52011,NULL,NULL,'{"bands":{"days_referral_to_profile":{"0-7":3,"31-90":6,"8-30":18,"91+":0}},"demographics":{"benefit_status":{},"gender":{"Female":70,"Male":48,"Not recorded":2}},"measures":{"clients":7,"hours_per_week_total":12345,"job_starts":0,"referrals":31}}',0,0);
INSERT INTO receipt VALUES(3,'team-north','TEAM1',1790845926000,'bdlm','rejected',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0);
INSERT INTO receipt VALUES(4,'team-north','TEAM1',1790845927000,'cjnp','accepted','withdraw-part',NULL,NULL,'dashboard-2026-Q3-main',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0);
INSERT INTO receipt VALUES(5,'svc-mersey','SERVICE1',1790845928000,'cjnp','accepted','accept-terms',NULL,NULL,'terms',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0);
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
INSERT INTO finding VALUES(3,0,'error','file-empty',NULL,NULL,NULL,NULL,'Empty.');
CREATE TABLE finding_count (
    receipt INTEGER NOT NULL REFERENCES receipt,
    rule TEXT NOT NULL,
    findings INTEGER NOT NULL,
    PRIMARY KEY (receipt, rule)
) STRICT, WITHOUT ROWID;
INSERT INTO finding_count VALUES(3,'file-empty',1);
CREATE TABLE part_change (
    receipt INTEGER PRIMARY KEY REFERENCES receipt,
    organisation TEXT NOT NULL,
    kind TEXT NOT NULL,
    period TEXT NOT NULL,
    part TEXT NOT NULL,
    content_tag TEXT
) STRICT;
INSERT INTO part_change VALUES(1,'TEAM1','dashboard','2026-Q3','main','tag');
INSERT INTO part_change VALUES(2,'TEAM1','dashboard','2026-Q3','north-2','tag');
INSERT INTO part_change VALUES(4,'TEAM1','dashboard','2026-Q3','main',NULL);
CREATE TABLE part (
    organisation TEXT NOT NULL,
    kind TEXT NOT NULL,
    period TEXT NOT NULL,
    part TEXT NOT NULL,
    receipt INTEGER REFERENCES part_change,
    receipt_count INTEGER NOT NULL,
    PRIMARY KEY (organisation, kind, period, part)
) STRICT, WITHOUT ROWID;
INSERT INTO part VALUES('TEAM1','dashboard','2026-Q3','main',NULL,1);
INSERT INTO part VALUES('TEAM1','dashboard','2026-Q3','north-2',2,1);
CREATE TABLE slip_use (
    kind TEXT NOT NULL,
    account TEXT NOT NULL,
    subject TEXT NOT NULL,
    revision TEXT NOT NULL,
    receipt INTEGER NOT NULL UNIQUE REFERENCES receipt,
    PRIMARY KEY (kind, account, subject, revision)
) STRICT, WITHOUT ROWID;
INSERT INTO slip_use VALUES('accept-terms','svc-mersey','terms','1',5);
INSERT INTO slip_use VALUES('withdraw-part','team-north','dashboard-2026-Q3-main','1',4);
CREATE TABLE terms_acceptance (
    receipt INTEGER PRIMARY KEY REFERENCES receipt,
    service TEXT NOT NULL,
    version TEXT NOT NULL,
    account TEXT NOT NULL,
    accepted_at INTEGER NOT NULL
) STRICT;
INSERT INTO terms_acceptance VALUES(5,'SERVICE1','1','svc-mersey',1790845928000);
CREATE TABLE published (
    account TEXT NOT NULL,
    path TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    size INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    PRIMARY KEY (account, path)
) STRICT, WITHOUT ROWID;
INSERT INTO published VALUES('team-north','index.html','f',1,2);
INSERT INTO published VALUES('team-north','reports/20261001T091204Z-dashboard-2026-Q3-main-kqwt.report.html','f',1,2);
CREATE TABLE request (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('publish-all')),
    answer TEXT
) STRICT;
INSERT INTO request VALUES(1,'publish-all','2 documents published anew');
INSERT INTO request VALUES(2,'publish-all',NULL);
CREATE TABLE audit (
    position INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    event TEXT NOT NULL,
    account TEXT,
    detail TEXT NOT NULL,
    link TEXT NOT NULL
) STRICT;
INSERT INTO audit VALUES(1,1790845924000,'drop-accepted','team-north','drop 1, dashboard, 2026-Q3, main, accepted','7110192b19a1ae090c4a0206c316bed8916639dd4375f40e93970d3aedae6135');
INSERT INTO audit VALUES(2,1790845925000,'drop-accepted','team-north','drop 2, dashboard, 2026-Q3, north-2, accepted','1c27dc49f21840d0b204d8186422be760a9916b2142c058414f06a8c8fb2b56c');
INSERT INTO audit VALUES(3,1790845926000,'drop-rejected','team-north','drop 3, rejected','cc76729218ba07e9af25aae76b713168d8027e0e14c60041724cbbbf9d776237');
INSERT INTO audit VALUES(4,1790845927000,'part-withdrawn','team-north','drop 4, withdraw-part, dashboard-2026-Q3-main, accepted','41b7faaf92055e57a1965e3f3dd1d49a720cd562aeb8e8cd960d3d163a271ed5');
INSERT INTO audit VALUES(5,1790845928000,'terms-accepted','svc-mersey','drop 5, accept-terms, terms, accepted','5464fefdfe9abb923f719af90d7f2ec07396da74942f4f0820af92f64a185596');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('request',2);
CREATE INDEX receipt_by_account ON receipt (account, received_at);
CREATE INDEX receipt_by_time ON receipt (received_at);
CREATE INDEX part_by_receipt ON part (receipt);
CREATE INDEX terms_acceptance_by_service ON terms_acceptance (service, accepted_at);
CREATE TRIGGER audit_only_grows BEFORE INSERT ON audit
WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM audit)
BEGIN SELECT raise(ABORT, 'the audit only grows at its end'); END;
CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit
BEGIN SELECT raise(ABORT, 'the audit never changes'); END;
CREATE TRIGGER audit_never_shrinks BEFORE DELETE ON audit
BEGIN SELECT raise(ABORT, 'the audit never shrinks'); END;
COMMIT;
