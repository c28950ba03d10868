-- A ledger of version 3: what `fill` makes, returns and a month. Its audit is under the key of the tests.
PRAGMA application_id=1463962727;
PRAGMA user_version=3;
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
INSERT INTO receipt VALUES(6,'svc-mersey','SERVICE1',1790845929000,'rtwp','accepted','return','2026-Q3',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0);
INSERT INTO receipt VALUES(7,'svc-service1','SERVICE1',1790845930000,'cjnp','accepted','submit-return',NULL,NULL,'2026-Q3',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0);
INSERT INTO receipt VALUES(8,'svc-mersey','SERVICE1',1790845931000,'rtwp','accepted','return','2026-Q3',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0);
INSERT INTO receipt VALUES(9,'svc-service1','SERVICE1',1790845932000,'cjnp','accepted','submit-return',NULL,NULL,'2026-Q3',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0);
INSERT INTO receipt VALUES(10,'svc-mersey','SERVICE1',1790845933000,'cjnp','accepted','grant-stakeholder',NULL,NULL,'stk-mersey',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0);
INSERT INTO receipt VALUES(11,'team-north','TEAM1',1790845934000,'kqwt','accepted','mar-participants','2026-10','main',NULL,'2026-10-01',NULL,NULL,52011,NULL,NULL,'{"bands":{"days_referral_to_profile":{"0-7":3,"31-90":6,"8-30":18,"91+":0}},"demographics":{"benefit_status":{},"gender":{"Female":70,"Male":48,"Not recorded":2}},"measures":{"clients":12,"hours_per_week_total":12345,"job_starts":0,"referrals":31}}',0,0);
INSERT INTO receipt VALUES(12,'prv-northern','NORTHERN',1790845935000,'cjnp','accepted','request-mar',NULL,NULL,'2026-10',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0);
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
INSERT INTO part_change VALUES(11,'TEAM1','mar-participants','2026-10','main','tag');
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
INSERT INTO part VALUES('TEAM1','mar-participants','2026-10','main',11,1);
CREATE TABLE slip_use (
    kind TEXT NOT NULL,
    account TEXT NOT NULL,
    subject TEXT NOT NULL,
    revision TEXT NOT NULL,
    receipt INTEGER NOT NULL UNIQUE REFERENCES receipt,
    PRIMARY KEY (kind, account, subject, revision)
) STRICT, WITHOUT ROWID;
INSERT INTO slip_use VALUES('accept-terms','svc-mersey','terms','1',5);
INSERT INTO slip_use VALUES('grant-stakeholder','svc-mersey','stk-mersey','0',10);
INSERT INTO slip_use VALUES('request-mar','prv-northern','2026-10','1',12);
INSERT INTO slip_use VALUES('submit-return','svc-service1','2026-Q3','1',7);
INSERT INTO slip_use VALUES('submit-return','svc-service1','2026-Q3','2',9);
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
INSERT INTO audit VALUES(6,1790845929000,'drop-accepted','svc-mersey','drop 6, return, 2026-Q3, revision 1, accepted','f9537b49b82ef38bce97db9a5827da784eaf32ee84ea2f23f6dcdd5ebcd61736');
INSERT INTO audit VALUES(7,1790845930000,'return-submitted','svc-service1','drop 7, submit-return, 2026-Q3, revision 1, accepted','8791b1db78a06b4d8c4d8e2cdb84c7d78b33f2f28516b999592cfbacb36d9b18');
INSERT INTO audit VALUES(8,1790845931000,'drop-accepted','svc-mersey','drop 8, return, 2026-Q3, revision 2, accepted','6b81f89c04a70f12a771e4c719b4c148b767b71119378e7814beaaba391e4656');
INSERT INTO audit VALUES(9,1790845932000,'return-submitted','svc-service1','drop 9, submit-return, 2026-Q3, revision 2, accepted','54cceb513c16e3b2f0d99dff3f0aa3dfb233cb89ee72927dfad51c56179f754d');
INSERT INTO audit VALUES(10,1790845933000,'stakeholder-granted','svc-mersey','drop 10, grant-stakeholder, stk-mersey, accepted','f1ce2bee5a57a3aa5e45abfb4c82bb57af40838e5302f00c09c99898f1bd7e49');
INSERT INTO audit VALUES(11,1790849523000,'return-withdrawn-by-operator',NULL,'SERVICE1, 2026-Q3, revision 2','7c3c331d423150d24200cf88bb2c13f87544f0357eb8be85a74d1b55092ab4c7');
INSERT INTO audit VALUES(12,1790845934000,'drop-accepted','team-north','drop 11, mar-participants, 2026-10, main, accepted','795acec54735e46fc8b4d2c74f3adc627a96776bec9b23f0a9a235ab2db9c522');
INSERT INTO audit VALUES(13,1790845935000,'mar-requested','prv-northern','drop 12, request-mar, 2026-10, accepted','170586b364a61ff26ec763b5546ddb61c34342c874dbd50802776626a4ce6282');
CREATE TABLE return_draft (
    receipt INTEGER UNIQUE REFERENCES receipt,
    service TEXT NOT NULL,
    quarter TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision > 0),
    content TEXT NOT NULL,
    PRIMARY KEY (service, quarter, revision)
) STRICT;
INSERT INTO return_draft VALUES(6,'SERVICE1','2026-Q3',1,'{"byHand":{"average_hours_per_week":{"number":{"_0":165}},"fidelity_last_review":{"day":{"_0":"2024-10-04"}},"inclusion_rule_followed":{"yesNo":{"_0":true}},"progress_in_quarter":{"text":{"_0":"Went \"well\".\nMore to come, žluťoučký."}},"team_leaders_wave_1_fte_in_post":{"number":{"_0":150}}},"calculated":{"clients":42,"days_referral_to_profile_0_7":3,"days_referral_to_profile_31_90":6,"days_referral_to_profile_8_30":18,"days_referral_to_profile_91_plus":0,"hours_per_week_total":12345,"referrals":1},"partlyKnown":["hours_per_week_total","days_referral_to_profile_0_7","days_referral_to_profile_8_30","days_referral_to_profile_31_90","days_referral_to_profile_91_plus"]}');
INSERT INTO return_draft VALUES(8,'SERVICE1','2026-Q3',2,'{"byHand":{"average_hours_per_week":{"number":{"_0":165}},"fidelity_last_review":{"day":{"_0":"2024-10-04"}},"inclusion_rule_followed":{"yesNo":{"_0":true}},"progress_in_quarter":{"text":{"_0":"Went \"well\".\nMore to come, žluťoučký."}},"team_leaders_wave_1_fte_in_post":{"number":{"_0":150}}},"calculated":{"clients":42,"days_referral_to_profile_0_7":3,"days_referral_to_profile_31_90":6,"days_referral_to_profile_8_30":18,"days_referral_to_profile_91_plus":0,"hours_per_week_total":12345,"referrals":2},"partlyKnown":["hours_per_week_total","days_referral_to_profile_0_7","days_referral_to_profile_8_30","days_referral_to_profile_31_90","days_referral_to_profile_91_plus"]}');
INSERT INTO return_draft VALUES(NULL,'SERVICE1','2026-Q3',3,'{"byHand":{"average_hours_per_week":{"number":{"_0":165}},"fidelity_last_review":{"day":{"_0":"2024-10-04"}},"inclusion_rule_followed":{"yesNo":{"_0":true}},"progress_in_quarter":{"text":{"_0":"Went \"well\".\nMore to come, žluťoučký."}},"team_leaders_wave_1_fte_in_post":{"number":{"_0":150}}},"calculated":{"clients":42,"days_referral_to_profile_0_7":3,"days_referral_to_profile_31_90":6,"days_referral_to_profile_8_30":18,"days_referral_to_profile_91_plus":0,"hours_per_week_total":12345,"referrals":2},"partlyKnown":["hours_per_week_total","days_referral_to_profile_0_7","days_referral_to_profile_8_30","days_referral_to_profile_31_90","days_referral_to_profile_91_plus"]}');
CREATE TABLE return_submission (
    position INTEGER PRIMARY KEY,
    receipt INTEGER UNIQUE REFERENCES receipt,
    service TEXT NOT NULL,
    quarter TEXT NOT NULL,
    revision INTEGER NOT NULL,
    change TEXT NOT NULL CHECK (change IN ('submitted', 'withdrawn')),
    FOREIGN KEY (service, quarter, revision) REFERENCES return_draft (service, quarter, revision)
) STRICT;
INSERT INTO return_submission VALUES(1,7,'SERVICE1','2026-Q3',1,'submitted');
INSERT INTO return_submission VALUES(2,9,'SERVICE1','2026-Q3',2,'submitted');
INSERT INTO return_submission VALUES(3,NULL,'SERVICE1','2026-Q3',2,'withdrawn');
CREATE TABLE stakeholder_change (
    receipt INTEGER PRIMARY KEY REFERENCES receipt,
    service TEXT NOT NULL,
    account TEXT NOT NULL,
    change TEXT NOT NULL CHECK (change IN ('granted', 'revoked'))
) STRICT;
INSERT INTO stakeholder_change VALUES(10,'SERVICE1','stk-mersey','granted');
CREATE TABLE scheduled_run (
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    done_at INTEGER NOT NULL,
    PRIMARY KEY (kind, day)
) STRICT, WITHOUT ROWID;
INSERT INTO scheduled_run VALUES('export','2026-10-01',1790849523000);
CREATE TABLE IF NOT EXISTS "request" (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    answer TEXT
) STRICT;
CREATE TABLE mar_month (
    provider TEXT NOT NULL,
    month TEXT NOT NULL,
    first_drop_at INTEGER NOT NULL,
    cancelled_at INTEGER,
    PRIMARY KEY (provider, month)
) STRICT, WITHOUT ROWID;
INSERT INTO mar_month VALUES('NORTHERN','2026-10',1790845934000,NULL);
CREATE TABLE mar_rows (
    receipt INTEGER PRIMARY KEY REFERENCES receipt,
    provider TEXT NOT NULL,
    month TEXT NOT NULL,
    sealed BLOB NOT NULL,
    FOREIGN KEY (provider, month) REFERENCES mar_month (provider, month)
) STRICT;
INSERT INTO mar_rows VALUES(11,'NORTHERN','2026-10',X'010203');
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
INSERT INTO mar_compilation VALUES('NORTHERN','2026-10',1,1790849523000,'change','drops','provisional',1,0,0);
CREATE TABLE mar_wish (
    receipt INTEGER PRIMARY KEY REFERENCES receipt,
    provider TEXT NOT NULL,
    month TEXT NOT NULL,
    finalises INTEGER,
    FOREIGN KEY (provider, month) REFERENCES mar_month (provider, month)
) STRICT;
INSERT INTO mar_wish VALUES(12,'NORTHERN','2026-10',NULL);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('request',0);
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
CREATE INDEX return_submission_by_return ON return_submission (service, quarter, position);
CREATE INDEX stakeholder_change_by_service ON stakeholder_change (service, account);
CREATE INDEX part_change_by_organisation ON part_change (organisation);
CREATE INDEX mar_rows_by_month ON mar_rows (provider, month);
CREATE INDEX mar_wish_by_month ON mar_wish (provider, month);
COMMIT;
