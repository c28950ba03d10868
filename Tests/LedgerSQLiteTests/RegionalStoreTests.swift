import CivilTime
import Foundation
import GRDB
import Glibc
import LedgerSQLite
import QuarterlyReturns
import TestKit
import Testing
import Workflow

struct RegionalStoreTests {
    let store: TestStore

    init() throws {
        store = try TestStore()
        try store.publish(RegionalSample.contents())
    }

    @Test func `sqlite3 reads a return, every field as it was given`() throws {
        let columns = """
            service_code, stp_code, region_code, quarter, revision, submitted_at, incomplete, clients, referrals,
            hours_per_week_total, average_hours_per_week, days_referral_to_profile_8_30, job_starts,
            team_leaders_wave_1_fte_in_post, team_leaders_wave_1_vacant_fte, inclusion_rule_followed,
            fidelity_last_review, fidelity_score, progress_in_quarter
            """
        let row = try store.sqlite3(
            "R1", "SELECT json_array(\(columns)) FROM quarterly_return WHERE quarter = '2026-Q2'")
        let incomplete = """
            hours_per_week_total,days_referral_to_profile_0_7,days_referral_to_profile_8_30,\
            days_referral_to_profile_31_90,days_referral_to_profile_91_plus
            """
        #expect(
            row == [
                """
                ["S1","P1","R1","2026-Q2",2,"2026-10-01T09:12:05Z","\(incomplete)",42,2,null,16.5,null,null,1.5,null,1,\
                "2024-10-04",null,"Went \\"well\\".\\nMore to come, žluťoučký."]
                """
            ])
    }

    @Test func `a file says what it is, and its tables are strict and refer to each other`() throws {
        #expect(
            try store.sqlite3("R1", "PRAGMA application_id; PRAGMA user_version; PRAGMA journal_mode")
                == ["1463964263", "1", "delete"])
        #expect(try store.sqlite3("R1", "PRAGMA integrity_check; PRAGMA foreign_key_check") == ["ok"])
        #expect(
            try store.sqlite3("R1", "SELECT name, type, strict FROM pragma_table_list WHERE schema = 'main' ORDER BY 1")
                == [
                    "expected_return|table|1", "export|table|1", "measure|table|1", "nation_quarter|view|0",
                    "organisation|table|1", "quarterly_return|table|1", "quarterly_return_revision|table|1",
                    "region_quarter|view|0", "sqlite_schema|table|0", "stp_quarter|view|0",
                ])
        for table in ["expected_return", "organisation", "quarterly_return", "quarterly_return_revision"] {
            #expect(try store.sqlite3("R1", "SELECT count(*) > 0 FROM pragma_foreign_key_list('\(table)')") == ["1"])
        }
        #expect(
            try store.sqlite3("R1", "SELECT * FROM export")
                == ["R1|2026-10-01T09:12:03Z|1.0|6|4|2|3"])
    }

    @Test func `every column of a return is in the dictionary, in its order, with words`() throws {
        let keys = ["service_code", "stp_code", "region_code", "quarter", "revision", "submitted_at", "incomplete"]
        for table in ["quarterly_return", "quarterly_return_revision"] {
            let columns = try store.sqlite3("R1", "SELECT name FROM pragma_table_info('\(table)')")
            #expect(Array(columns.prefix(7)) == keys)
            #expect(try Array(columns.dropFirst(7)) == store.sqlite3("R1", "SELECT name FROM measure ORDER BY rowid"))
        }
        #expect(
            try store.sqlite3("R1", "SELECT count(*) FROM measure WHERE label = '' OR definition = '' OR unit = ''")
                == ["0"])
        #expect(
            try store.sqlite3("R1", "SELECT label, unit FROM measure WHERE name LIKE 'days_referral_to_profile_9%'")
                == ["Days from referral to vocational profile: 91 days or more|clients"])
    }

    @Test func `a region's file knows its own bodies alone, and no nation`() throws {
        func codes(_ area: String) throws -> [String] {
            try store.sqlite3(area, "SELECT code FROM organisation ORDER BY rowid")
        }
        #expect(try codes("R1") == ["ENG", "R1", "P1", "P2", "S1", "S2"])
        #expect(try codes("R2") == ["ENG", "R2", "P3", "P4", "S3"])
        #expect(try codes("nation") == ["ENG", "R1", "R2", "P1", "P2", "P3", "P4", "S1", "S2", "S3"])
        #expect(try store.sqlite3("R1", "SELECT * FROM nation_quarter").isEmpty)
        let totals = "nation_code, quarter, services_expected, services_submitted, referrals, referrals_reported"
        #expect(
            try store.sqlite3("nation", "SELECT \(totals) FROM nation_quarter")
                == ["ENG|2026-Q2|3|2|3|2", "ENG|2026-Q3|3|1|1|1"])
    }

    @Test func `narratives are left out where that is set`() throws {
        try store.publish(RegionalSample.contents(includesNarratives: false))
        #expect(
            try store.sqlite3("R1", "SELECT DISTINCT progress_in_quarter, average_hours_per_week FROM quarterly_return")
                == ["NULL|16.5"])
        #expect(try !String(decoding: store.bytes("R1"), as: UTF8.self).contains("More to come"))
    }

    @Test func `a file can be read by its group and by nobody else, and nothing lies beside it`() throws {
        let mask = umask(0o077)
        defer { umask(mask) }
        try store.publish(RegionalSample.contents(submitted: []))
        #expect(try store.names() == ["R1.sqlite", "R2.sqlite", "nation.sqlite"])
        for area in ["R1", "R2", "nation"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: store.path(area))
            #expect(attributes[.posixPermissions] as? Int == 0o640)
        }
    }

    @Test func `the same content, time and version give the same bytes`() throws {
        let other = try TestStore()
        try other.publish(RegionalSample.contents())
        for area in ["R1", "R2", "nation"] { #expect(try store.bytes(area) == other.bytes(area)) }
    }

    @Test func `what is unchanged is not written again`() throws {
        func identity(_ area: String) throws -> [String] {
            let attributes = try FileManager.default.attributesOfItem(atPath: store.path(area))
            return ["\(attributes[.systemFileNumber] ?? "?")", "\(attributes[.modificationDate] ?? "?")"]
        }
        let before = try ["R1", "R2", "nation"].map(identity)
        #expect(try store.publish(RegionalSample.contents(), hour: 24) == [false, false, false])
        #expect(try ["R1", "R2", "nation"].map(identity) == before)
        // Withdrawn: the region and the nation change, the other region does not.
        let left = RegionalSample.submitted.filter { $0.service != "S3" }
        #expect(try store.publish(RegionalSample.contents(submitted: left), hour: 48) == [true, false, true])
        #expect(try identity("R1") == before[0])
        #expect(try identity("R2") != before[1])
        #expect(try store.sqlite3("R2", "SELECT count(*) FROM quarterly_return_revision") == ["0"])
    }

    @Test(arguments: ["", "no database", "damaged page", "a value", "a version", "an index more", "a row more"])
    func `a file that somebody damaged or changed is replaced`(damage: String) throws {
        let path = store.path("R1")
        func execute(_ sql: String) throws { try DatabaseQueue(path: path).write { try $0.execute(sql: sql) } }
        switch damage {
        case "a value": try execute("UPDATE quarterly_return SET referrals = 77")
        case "a version": try execute("PRAGMA user_version = 7")
        case "an index more": try execute("CREATE INDEX mine ON measure (label)")
        case "a row more": try execute("INSERT INTO measure VALUES ('x', 'x', 'x', 'x')")
        case "damaged page":
            let file = try FileHandle(forUpdating: URL(filePath: path))
            try file.seek(toOffset: 4096 * 3)
            try file.write(contentsOf: Data(repeating: 0xEE, count: 512))
            try file.close()
        default: try Data(damage.utf8).write(to: URL(filePath: path))
        }
        #expect(try store.publish(RegionalSample.contents(), hour: 1) == [false, true, false])
        #expect(
            try store.sqlite3("R1", "PRAGMA integrity_check; SELECT changed_at FROM export") == [
                "ok", "2026-10-01T10:12:03Z",
            ])
        #expect(try store.publish(RegionalSample.contents(), hour: 2) == [false, false, false])
    }

    @Test func `a reader that holds a file open keeps what it has, and the next one sees the new`() throws {
        let reader = try store.reader("nation")
        try reader.read { db in
            let before = try Int.fetchOne(db, sql: "SELECT count(*) FROM quarterly_return_revision")
            #expect(before == 4)
            try store.publish(RegionalSample.contents(submitted: []), hour: 1)
            // Pages that were not read before come from the old file still.
            #expect(try Int.fetchOne(db, sql: "SELECT sum(referrals) FROM quarterly_return") == 4)
            #expect(try String.fetchOne(db, sql: "SELECT changed_at FROM export") == "2026-10-01T09:12:03Z")
        }
        #expect(try reader.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM quarterly_return") } == 3)
        #expect(try store.sqlite3("nation", "SELECT count(*), max(referrals) FROM quarterly_return") == ["0|NULL"])
    }

    @Test func `a reader in the middle of a transaction does not hold an export up`() throws {
        let reader = try store.reader("R1")
        try reader.read { db in
            _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM measure")
            for hour in 1...20 {
                let submitted = Array(RegionalSample.submitted.prefix(hour % 2 + 1))
                #expect(try store.publish(RegionalSample.contents(submitted: submitted), hour: hour)[1])
            }
        }
    }

    @Test func `a region's own directory gives its file the group`() throws {
        let workshop = store.directory.file(".R1")
        try FileManager.default.createDirectory(atPath: workshop, withIntermediateDirectories: false)
        // Only root, or a member, may give a group away; others see that the file is built there all the same.
        let group: gid_t = geteuid() == 0 ? 4711 : getegid()
        try #require(unsafe chown(workshop, geteuid(), group) == 0)
        try #require(unsafe chmod(workshop, 0o2750) == 0)
        try store.publish(RegionalSample.contents(submitted: []))
        func attribute(_ area: String, _ key: FileAttributeKey) throws -> Int? {
            (try FileManager.default.attributesOfItem(atPath: store.path(area))[key] as? NSNumber)?.intValue
        }
        #expect(try attribute("R1", .groupOwnerAccountID) == Int(group))
        #expect(try attribute("R1", .posixPermissions) == 0o640)
        #expect(try attribute("R2", .groupOwnerAccountID) == Int(getegid()))
        #expect(try FileManager.default.contentsOfDirectory(atPath: workshop).isEmpty)
    }

    @Test func `only files of areas are removed`() throws {
        try Data().write(to: URL(filePath: store.directory.file("README")))
        try store.open().removeAll(except: [.region("R2")])
        #expect(try store.names() == ["R2.sqlite", "README"])
    }

    @Test func `a directory that is not there is a failure that says where`() throws {
        let missing = RegionalStoreFiles(directory: store.directory.file("missing"))
        let failure = #expect(throws: PortFailure.self) {
            try missing.publish(RegionalSample.contents()[0], at: LedgerSample.morning, programVersion: "1.0")
        }
        #expect(failure?.subject.hasPrefix(store.directory.file("missing")) == true)
        #expect(failure?.mayPass == true)
        #expect(throws: PortFailure.self) { try missing.removeAll(except: []) }
    }

    @Test func `an export that finds no room leaves the published file as it is`() async throws {
        let before = try store.bytes("nation")
        await #expect(processExitsWith: .success) { [path = store.directory.path as String] in
            signal(SIGXFSZ, SIG_IGN)  // As `run` does from the first line of main.
            try setFileSizeLimit(16_384)
            let failure = #expect(throws: PortFailure.self) {
                try RegionalStoreFiles(directory: path)
                    .publish(RegionalSample.contents(submitted: [])[0], at: LedgerSample.morning, programVersion: "2")
            }
            #expect(failure?.mayPass == true)
            #expect(failure?.subject.hasSuffix("nation.sqlite") == true)
        }
        #expect(try store.bytes("nation") == before)
        #expect(try store.names() == ["R1.sqlite", "R2.sqlite", "nation.sqlite"])
    }
}
