-- What the program of ledger version 2 left after five drops: see README.md.
PRAGMA application_id=1463962727;
PRAGMA user_version=2;
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
INSERT INTO receipt VALUES(1,'team-north','MERSEY-NORTH',1795605992977,'nxgv','accepted with warnings','dashboard','2025-Q3','main',NULL,'2026-11-25',NULL,NULL,83,'{"byteOrderMark":false,"bytes":83,"encoding":"utf-8","headingRow":1,"lineEnding":"lf","rows":2,"rowsSkipped":0,"separator":","}','{"absent":["Employment status at referral","Date Vocational Profile Started","Job 1 end date","Job 1 hours per week","13 week sustainment date","26 week sustainment date","Discharge date"],"ignored":0,"read":["Client ID","Referral date","Job 1 start date"]}','{"bands":{"days_referral_to_first_job":{"0-7":0,"31-90":1,"8-30":0,"91+":0}},"demographics":{},"measures":{"clients":2,"job_starts":1,"people_into_work":1,"referrals":2}}',0,7);
INSERT INTO receipt VALUES(2,'team-north','MERSEY-NORTH',1795605995204,'lkka','rejected','dashboard','2025-Q3','main',NULL,'2026-11-25',NULL,NULL,67,'{"byteOrderMark":false,"bytes":67,"encoding":"utf-8","headingRow":1,"lineEnding":"lf","rows":1,"rowsSkipped":0,"separator":","}','{"absent":["Employment status at referral","Date Vocational Profile Started","Job 1 end date","Job 1 hours per week","13 week sustainment date","26 week sustainment date","Discharge date"],"ignored":0,"read":["Client ID","Referral date","Job 1 start date"]}',NULL,1,7);
INSERT INTO receipt VALUES(3,'team-north','MERSEY-NORTH',1795605997425,'wswj','accepted with warnings','dashboard','2025-Q3','main',NULL,'2026-11-25',1795605992977,2,99,'{"byteOrderMark":false,"bytes":99,"encoding":"utf-8","headingRow":1,"lineEnding":"lf","rows":3,"rowsSkipped":0,"separator":","}','{"absent":["Employment status at referral","Date Vocational Profile Started","Job 1 end date","Job 1 hours per week","13 week sustainment date","26 week sustainment date","Discharge date"],"ignored":0,"read":["Client ID","Referral date","Job 1 start date"]}','{"bands":{"days_referral_to_first_job":{"0-7":0,"31-90":1,"8-30":0,"91+":0}},"demographics":{},"measures":{"clients":3,"job_starts":1,"people_into_work":1,"referrals":3}}',0,7);
INSERT INTO receipt VALUES(4,'svc-mersey','MERSEY',1795605998453,'xofe','accepted with warnings','return','2025-Q3','main',NULL,'2026-11-25',NULL,NULL,83,'{"byteOrderMark":false,"bytes":83,"encoding":"utf-8","headingRow":1,"lineEnding":"lf","rows":2,"rowsSkipped":0,"separator":","}','{"absent":["Employment status at referral","Date Vocational Profile Started","Job 1 end date","Job 1 hours per week","13 week sustainment date","26 week sustainment date","Discharge date"],"ignored":0,"read":["Client ID","Referral date","Job 1 start date"]}','{"bands":{"days_referral_to_first_job":{"0-7":0,"31-90":1,"8-30":0,"91+":0}},"demographics":{},"measures":{"clients":2,"job_starts":1,"people_into_work":1,"referrals":2}}',0,7);
INSERT INTO receipt VALUES(5,'svc-mersey','MERSEY',1795605999675,'zybr','accepted','submit-return','2025-Q3',NULL,'2025-Q3',NULL,NULL,NULL,100,NULL,NULL,NULL,0,0);
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
INSERT INTO finding VALUES(1,0,'warning','heading-absent',NULL,NULL,'Employment status at referral',NULL,'There is no heading “Employment status at referral”. Missing for it: Referrals already in employment; Vocational profiles started, clients out of work; People into work who were out of work; Caseload employed at referral. Add the column, or correct its heading.');
INSERT INTO finding VALUES(1,1,'warning','heading-absent',NULL,NULL,'Date Vocational Profile Started',NULL,'There is no heading “Date Vocational Profile Started”. Missing for it: Vocational profiles started; Vocational profiles started, clients out of work; Engaged caseload; Days from referral to vocational profile. Add the column, or correct its heading.');
INSERT INTO finding VALUES(1,2,'warning','heading-absent',NULL,NULL,'Job 1 end date',NULL,'There is no heading “Job 1 end date”. Missing for it: Sustained 13 weeks; Sustained 26 weeks; Hours worked per week, all clients together; Clients with hours. Add the column, or correct its heading.');
INSERT INTO finding VALUES(1,3,'warning','heading-absent',NULL,NULL,'Job 1 hours per week',NULL,'There is no heading “Job 1 hours per week”. Missing for it: Hours worked per week, all clients together; Clients with hours. Add the column, or correct its heading.');
INSERT INTO finding VALUES(1,4,'warning','heading-absent',NULL,NULL,'13 week sustainment date',NULL,'There is no heading “13 week sustainment date”. Missing for it: Sustained 13 weeks. Add the column, or correct its heading.');
INSERT INTO finding VALUES(1,5,'warning','heading-absent',NULL,NULL,'26 week sustainment date',NULL,'There is no heading “26 week sustainment date”. Missing for it: Sustained 26 weeks. Add the column, or correct its heading.');
INSERT INTO finding VALUES(1,6,'warning','heading-absent',NULL,NULL,'Discharge date',NULL,'There is no heading “Discharge date”. Missing for it: Discharges; Caseload; Engaged caseload; Caseload employed at referral; Hours worked per week, all clients together; Clients with hours. Add the column, or correct its heading.');
INSERT INTO finding VALUES(2,0,'error','date-impossible',2,3,'Job 1 start date',NULL,'The calendar has no such date. Dates are read as DD/MM/YYYY; perhaps month and day are the wrong way round.');
INSERT INTO finding VALUES(2,1,'warning','heading-absent',NULL,NULL,'Employment status at referral',NULL,'There is no heading “Employment status at referral”. Missing for it: Referrals already in employment; Vocational profiles started, clients out of work; People into work who were out of work; Caseload employed at referral. Add the column, or correct its heading.');
INSERT INTO finding VALUES(2,2,'warning','heading-absent',NULL,NULL,'Date Vocational Profile Started',NULL,'There is no heading “Date Vocational Profile Started”. Missing for it: Vocational profiles started; Vocational profiles started, clients out of work; Engaged caseload; Days from referral to vocational profile. Add the column, or correct its heading.');
INSERT INTO finding VALUES(2,3,'warning','heading-absent',NULL,NULL,'Job 1 end date',NULL,'There is no heading “Job 1 end date”. Missing for it: Sustained 13 weeks; Sustained 26 weeks; Hours worked per week, all clients together; Clients with hours. Add the column, or correct its heading.');
INSERT INTO finding VALUES(2,4,'warning','heading-absent',NULL,NULL,'Job 1 hours per week',NULL,'There is no heading “Job 1 hours per week”. Missing for it: Hours worked per week, all clients together; Clients with hours. Add the column, or correct its heading.');
INSERT INTO finding VALUES(2,5,'warning','heading-absent',NULL,NULL,'13 week sustainment date',NULL,'There is no heading “13 week sustainment date”. Missing for it: Sustained 13 weeks. Add the column, or correct its heading.');
INSERT INTO finding VALUES(2,6,'warning','heading-absent',NULL,NULL,'26 week sustainment date',NULL,'There is no heading “26 week sustainment date”. Missing for it: Sustained 26 weeks. Add the column, or correct its heading.');
INSERT INTO finding VALUES(2,7,'warning','heading-absent',NULL,NULL,'Discharge date',NULL,'There is no heading “Discharge date”. Missing for it: Discharges; Caseload; Engaged caseload; Caseload employed at referral; Hours worked per week, all clients together; Clients with hours. Add the column, or correct its heading.');
INSERT INTO finding VALUES(3,0,'warning','heading-absent',NULL,NULL,'Employment status at referral',NULL,'There is no heading “Employment status at referral”. Missing for it: Referrals already in employment; Vocational profiles started, clients out of work; People into work who were out of work; Caseload employed at referral. Add the column, or correct its heading.');
INSERT INTO finding VALUES(3,1,'warning','heading-absent',NULL,NULL,'Date Vocational Profile Started',NULL,'There is no heading “Date Vocational Profile Started”. Missing for it: Vocational profiles started; Vocational profiles started, clients out of work; Engaged caseload; Days from referral to vocational profile. Add the column, or correct its heading.');
INSERT INTO finding VALUES(3,2,'warning','heading-absent',NULL,NULL,'Job 1 end date',NULL,'There is no heading “Job 1 end date”. Missing for it: Sustained 13 weeks; Sustained 26 weeks; Hours worked per week, all clients together; Clients with hours. Add the column, or correct its heading.');
INSERT INTO finding VALUES(3,3,'warning','heading-absent',NULL,NULL,'Job 1 hours per week',NULL,'There is no heading “Job 1 hours per week”. Missing for it: Hours worked per week, all clients together; Clients with hours. Add the column, or correct its heading.');
INSERT INTO finding VALUES(3,4,'warning','heading-absent',NULL,NULL,'13 week sustainment date',NULL,'There is no heading “13 week sustainment date”. Missing for it: Sustained 13 weeks. Add the column, or correct its heading.');
INSERT INTO finding VALUES(3,5,'warning','heading-absent',NULL,NULL,'26 week sustainment date',NULL,'There is no heading “26 week sustainment date”. Missing for it: Sustained 26 weeks. Add the column, or correct its heading.');
INSERT INTO finding VALUES(3,6,'warning','heading-absent',NULL,NULL,'Discharge date',NULL,'There is no heading “Discharge date”. Missing for it: Discharges; Caseload; Engaged caseload; Caseload employed at referral; Hours worked per week, all clients together; Clients with hours. Add the column, or correct its heading.');
INSERT INTO finding VALUES(4,0,'warning','heading-absent',NULL,NULL,'Employment status at referral',NULL,'There is no heading “Employment status at referral”. Missing for it: Referrals already in employment; Vocational profiles started, clients out of work; People into work who were out of work; Caseload employed at referral. Add the column, or correct its heading.');
INSERT INTO finding VALUES(4,1,'warning','heading-absent',NULL,NULL,'Date Vocational Profile Started',NULL,'There is no heading “Date Vocational Profile Started”. Missing for it: Vocational profiles started; Vocational profiles started, clients out of work; Engaged caseload; Days from referral to vocational profile. Add the column, or correct its heading.');
INSERT INTO finding VALUES(4,2,'warning','heading-absent',NULL,NULL,'Job 1 end date',NULL,'There is no heading “Job 1 end date”. Missing for it: Sustained 13 weeks; Sustained 26 weeks; Hours worked per week, all clients together; Clients with hours. Add the column, or correct its heading.');
INSERT INTO finding VALUES(4,3,'warning','heading-absent',NULL,NULL,'Job 1 hours per week',NULL,'There is no heading “Job 1 hours per week”. Missing for it: Hours worked per week, all clients together; Clients with hours. Add the column, or correct its heading.');
INSERT INTO finding VALUES(4,4,'warning','heading-absent',NULL,NULL,'13 week sustainment date',NULL,'There is no heading “13 week sustainment date”. Missing for it: Sustained 13 weeks. Add the column, or correct its heading.');
INSERT INTO finding VALUES(4,5,'warning','heading-absent',NULL,NULL,'26 week sustainment date',NULL,'There is no heading “26 week sustainment date”. Missing for it: Sustained 26 weeks. Add the column, or correct its heading.');
INSERT INTO finding VALUES(4,6,'warning','heading-absent',NULL,NULL,'Discharge date',NULL,'There is no heading “Discharge date”. Missing for it: Discharges; Caseload; Engaged caseload; Caseload employed at referral; Hours worked per week, all clients together; Clients with hours. Add the column, or correct its heading.');
CREATE TABLE finding_count (
    receipt INTEGER NOT NULL REFERENCES receipt,
    rule TEXT NOT NULL,
    findings INTEGER NOT NULL,
    PRIMARY KEY (receipt, rule)
) STRICT, WITHOUT ROWID;
INSERT INTO finding_count VALUES(1,'heading-absent',7);
INSERT INTO finding_count VALUES(2,'date-impossible',1);
INSERT INTO finding_count VALUES(2,'heading-absent',7);
INSERT INTO finding_count VALUES(3,'heading-absent',7);
INSERT INTO finding_count VALUES(4,'heading-absent',7);
CREATE TABLE part_change (
    receipt INTEGER PRIMARY KEY REFERENCES receipt,
    organisation TEXT NOT NULL,
    kind TEXT NOT NULL,
    period TEXT NOT NULL,
    part TEXT NOT NULL,
    content_tag TEXT
) STRICT;
INSERT INTO part_change VALUES(1,'MERSEY-NORTH','dashboard','2025-Q3','main','59873e8b843b77dcd30e30ecc2de6ea4ceaa92b2cc1bac13af201906d7f29103');
INSERT INTO part_change VALUES(3,'MERSEY-NORTH','dashboard','2025-Q3','main','95ebd20e872f65bb19fd09681dac0fc5016f8aa3ba17fb505527db0d25ad07f6');
INSERT INTO part_change VALUES(4,'MERSEY','return','2025-Q3','main','106bceb5ba0f183e959bfa771d77e19727a21e254b2b30e3759383a1b7663a9e');
CREATE TABLE part (
    organisation TEXT NOT NULL,
    kind TEXT NOT NULL,
    period TEXT NOT NULL,
    part TEXT NOT NULL,
    receipt INTEGER REFERENCES part_change,
    receipt_count INTEGER NOT NULL,
    PRIMARY KEY (organisation, kind, period, part)
) STRICT, WITHOUT ROWID;
INSERT INTO part VALUES('MERSEY','return','2025-Q3','main',4,1);
INSERT INTO part VALUES('MERSEY-NORTH','dashboard','2025-Q3','main',3,2);
CREATE TABLE slip_use (
    kind TEXT NOT NULL,
    account TEXT NOT NULL,
    subject TEXT NOT NULL,
    revision TEXT NOT NULL,
    receipt INTEGER NOT NULL UNIQUE REFERENCES receipt,
    PRIMARY KEY (kind, account, subject, revision)
) STRICT, WITHOUT ROWID;
INSERT INTO slip_use VALUES('submit-return','svc-mersey','2025-Q3','1',5);
CREATE TABLE terms_acceptance (
    receipt INTEGER PRIMARY KEY REFERENCES receipt,
    service TEXT NOT NULL,
    version TEXT NOT NULL,
    account TEXT NOT NULL,
    accepted_at INTEGER NOT NULL
) STRICT;
CREATE TABLE published (
    account TEXT NOT NULL,
    path TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    size INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    PRIMARY KEY (account, path)
) STRICT, WITHOUT ROWID;
INSERT INTO published VALUES('svc-mersey','dashboard-2025-Q3.csv','yoggni7r9ta7',6520,1795605997437437297);
INSERT INTO published VALUES('svc-mersey','dashboard-2025-Q3.html','5l45e68m1v4w',27060,1795605997437437297);
INSERT INTO published VALUES('svc-mersey','dashboard-2025-Q3.json','yoggni7r9ta7',2098,1795605997437437297);
INSERT INTO published VALUES('svc-mersey','forms/return-2025-Q1.form.csv','1k4ukaddhszfg',10428,1795605990125437348);
INSERT INTO published VALUES('svc-mersey','forms/return-2025-Q2.form.csv','2pk54rrvg2qzv',10425,1795605990125437348);
INSERT INTO published VALUES('svc-mersey','forms/return-2025-Q3.form.csv','2ju9n9m3mtq83',10437,1795605998469437289);
INSERT INTO published VALUES('svc-mersey','forms/return-2025-Q4.form.csv','12kxzl127bgyx',10431,1795605990125437348);
INSERT INTO published VALUES('svc-mersey','forms/return-2026-Q1.form.csv','18fmxx72vw22l',10428,1795605990125437348);
INSERT INTO published VALUES('svc-mersey','forms/return-2026-Q2.form.csv','r478f2vo8o8a',10425,1795605990125437348);
INSERT INTO published VALUES('svc-mersey','forms/return-2026-Q3.form.csv','277sqalwnauez',10429,1795605990125437348);
INSERT INTO published VALUES('svc-mersey','forms/return-2026-Q4.form.csv','1pwd0shpfngko',10431,1795605990125437348);
INSERT INTO published VALUES('svc-mersey','how-to-send.html','2w18f0tf224jz',50734,1795605990157437348);
INSERT INTO published VALUES('svc-mersey','index.html','8gctkfi1bfpp',16862,1795605999685437281);
INSERT INTO published VALUES('svc-mersey','reports/20261125T112638Z-return-2025-Q3-main-xofe.report.csv','2upap8gsq48b8',1811,1795605998464228576);
INSERT INTO published VALUES('svc-mersey','reports/20261125T112638Z-return-2025-Q3-main-xofe.report.html','30bieexmdn763',30479,1795605998464228576);
INSERT INTO published VALUES('svc-mersey','reports/20261125T112638Z-return-2025-Q3-main-xofe.report.json','2upap8gsq48b8',4188,1795605998464228576);
INSERT INTO published VALUES('svc-mersey','reports/20261125T112639Z-slip-submit-return-2025-Q3-zybr.report.csv','2uozm4xirazb1',56,1795605999677437281);
INSERT INTO published VALUES('svc-mersey','reports/20261125T112639Z-slip-submit-return-2025-Q3-zybr.report.html','30bthigwcgg6a',11783,1795605999677437281);
INSERT INTO published VALUES('svc-mersey','reports/20261125T112639Z-slip-submit-return-2025-Q3-zybr.report.json','2uozm4xirazb1',361,1795605999677437281);
INSERT INTO published VALUES('svc-mersey','return-2025-Q3.preview.html','1l4czp3uejqaw',38307,1795605999685437281);
INSERT INTO published VALUES('svc-mersey','slips/withdraw-part-return-2025-Q3-main.slip.csv','2mu3wt3064gqn',112,1795605998469437289);
INSERT INTO published VALUES('svc-mersey','slips/withdraw-return-2025-Q3.slip.csv','24mavhktxoey4',102,1795605999681437281);
INSERT INTO published VALUES('svc-mersey','templates/return-template.csv','xoffopxnqypj',664,1795605990169437348);
INSERT INTO published VALUES('svc-mersey','templates/return-template.xlsx','xoffopxnqypj',7751,1795605990169437348);
INSERT INTO published VALUES('team-north','dashboard-2025-Q3.csv','28d9fkgvtsihz',2529,1795605997445437297);
INSERT INTO published VALUES('team-north','dashboard-2025-Q3.html','1tenh5aplt0y3',24085,1795605997445437297);
INSERT INTO published VALUES('team-north','dashboard-2025-Q3.json','28d9fkgvtsihz',1207,1795605997445437297);
INSERT INTO published VALUES('team-north','how-to-send.html','1s3qi1iy10jpy',43676,1795605990188097663);
INSERT INTO published VALUES('team-north','index.html','f4td2a2tkcuq',14076,1795605997445437297);
INSERT INTO published VALUES('team-north','reports/20261125T112632Z-dashboard-2025-Q3-main-nxgv.report.csv','2uq2ezazn3btl',1811,1795605992985437328);
INSERT INTO published VALUES('team-north','reports/20261125T112632Z-dashboard-2025-Q3-main-nxgv.report.html','1ix6m6863df9x',30472,1795605992985437328);
INSERT INTO published VALUES('team-north','reports/20261125T112632Z-dashboard-2025-Q3-main-nxgv.report.json','2uq2ezazn3btl',4191,1795605992985437328);
INSERT INTO published VALUES('team-north','reports/20261125T112635Z-dashboard-2025-Q3-main-lkka.report.csv','2uqu4q56k2fby',1967,1795605995209437312);
INSERT INTO published VALUES('team-north','reports/20261125T112635Z-dashboard-2025-Q3-main-lkka.report.html','1ixybx2d0cisa',20576,1795605995209437312);
INSERT INTO published VALUES('team-north','reports/20261125T112635Z-dashboard-2025-Q3-main-lkka.report.json','2uqu4q56k2fby',3762,1795605995209437312);
INSERT INTO published VALUES('team-north','reports/20261125T112637Z-dashboard-2025-Q3-main-wswj.report.csv','2uqj1mlwl96br',1811,1795605997429437297);
INSERT INTO published VALUES('team-north','reports/20261125T112637Z-dashboard-2025-Q3-main-wswj.report.html','1ixn8tj31j9s3',30722,1795605997429437297);
INSERT INTO published VALUES('team-north','reports/20261125T112637Z-dashboard-2025-Q3-main-wswj.report.json','2uqj1mlwl96br',4269,1795605997429437297);
INSERT INTO published VALUES('team-north','slips/withdraw-part-dashboard-2025-Q3-main.slip.csv','czxvpzdff2i1',115,1795605997445437297);
INSERT INTO published VALUES('team-north','templates/dashboard-template.csv','xoffopxnqypj',664,1795605990197437348);
INSERT INTO published VALUES('team-north','templates/dashboard-template.xlsx','xoffopxnqypj',7745,1795605990197437348);
CREATE TABLE audit (
    position INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    event TEXT NOT NULL,
    account TEXT,
    detail TEXT NOT NULL,
    link TEXT NOT NULL
) STRICT;
INSERT INTO audit VALUES(1,1795605992977,'drop-accepted','team-north','drop 1, dashboard, 2025-Q3, main, accepted with warnings','f5b8e36d0c6f3aa670a23518c345c5957b55e62f036414d923849bb853d96c4c');
INSERT INTO audit VALUES(2,1795605995204,'drop-rejected','team-north','drop 2, dashboard, 2025-Q3, main, rejected','44f7b41595b529534992b634b06732eca1a895854cc6561e959dd6aeaa184791');
INSERT INTO audit VALUES(3,1795605997425,'drop-accepted','team-north','drop 3, dashboard, 2025-Q3, main, accepted with warnings','dbdc9874146459ab2efaafbdc5a7bcd7dee14c8bc2d59eb9792d46864308be4a');
INSERT INTO audit VALUES(4,1795605998453,'drop-accepted','svc-mersey','drop 4, return, 2025-Q3, main, revision 1, accepted with warnings','28a154aa01af201dd6d3cec55f58396f7cf589382cc8a8c52422b222b3e3ce05');
INSERT INTO audit VALUES(5,1795605999675,'return-submitted','svc-mersey','drop 5, submit-return, 2025-Q3, revision 1, accepted','ffeed687be15f3d8837cb01927e626ac37a4bf337f0209959ec54465a975f0b1');
CREATE TABLE return_draft (
    receipt INTEGER UNIQUE REFERENCES receipt,
    service TEXT NOT NULL,
    quarter TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision > 0),
    content TEXT NOT NULL,
    PRIMARY KEY (service, quarter, revision)
) STRICT;
INSERT INTO return_draft VALUES(4,'MERSEY','2025-Q3',1,'{"byHand":{},"calculated":{"clients":2,"days_referral_to_first_job_0_7":0,"days_referral_to_first_job_31_90":1,"days_referral_to_first_job_8_30":0,"days_referral_to_first_job_91_plus":0,"job_starts":1,"people_into_work":1,"referrals":2},"partlyKnown":[]}');
CREATE TABLE return_submission (
    position INTEGER PRIMARY KEY,
    receipt INTEGER UNIQUE REFERENCES receipt,
    service TEXT NOT NULL,
    quarter TEXT NOT NULL,
    revision INTEGER NOT NULL,
    change TEXT NOT NULL CHECK (change IN ('submitted', 'withdrawn')),
    FOREIGN KEY (service, quarter, revision) REFERENCES return_draft (service, quarter, revision)
) STRICT;
INSERT INTO return_submission VALUES(1,5,'MERSEY','2025-Q3',1,'submitted');
CREATE TABLE stakeholder_change (
    receipt INTEGER PRIMARY KEY REFERENCES receipt,
    service TEXT NOT NULL,
    account TEXT NOT NULL,
    change TEXT NOT NULL CHECK (change IN ('granted', 'revoked'))
) STRICT;
CREATE TABLE scheduled_run (
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    done_at INTEGER NOT NULL,
    PRIMARY KEY (kind, day)
) STRICT, WITHOUT ROWID;
INSERT INTO scheduled_run VALUES('export','2026-11-25',1795605990244);
CREATE TABLE IF NOT EXISTS "request" (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    answer TEXT
) STRICT;
INSERT INTO request VALUES(1,'export','3 regional stores looked at, 3 written anew');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('request',1);
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
COMMIT;
