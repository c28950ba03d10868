import CivilTime
import GRDB
import Slips
import Weighing
import Workflow

extension Receipt.Effect {
    /// Writes what the receipt, inserted before, does to parts, slips and terms.
    func apply(_ db: Database, receipt: Int64) throws {
        switch self {
        case .none:
            break
        case .counts(let key, let contentTag):
            try key.insertChange(db, receipt: receipt, contentTag: contentTag)
            try db.run(
                """
                INSERT INTO part VALUES (?, ?, ?, ?, ?, 1)
                ON CONFLICT DO UPDATE SET receipt = excluded.receipt, receipt_count = receipt_count + 1
                """,
                key.arguments + [receipt])
        case .withdraws(let key, by: let slip):
            try slip.insertUse(db, receipt: receipt)
            try key.insertChange(db, receipt: receipt, contentTag: nil)
            try db.run(
                "UPDATE part SET receipt = NULL WHERE organisation = ? AND kind = ? AND period = ? AND part = ?",
                key.arguments)
        case .acceptsTerms(let acceptance, by: let slip):
            try slip.insertUse(db, receipt: receipt)
            try db.run(
                "INSERT INTO terms_acceptance VALUES (?, ?, ?, ?, ?)",
                [
                    receipt, acceptance.service, acceptance.version, acceptance.account,
                    acceptance.acceptedAt.milliseconds,
                ])
        }
    }

    static func fetch(_ db: Database, receipt: Int64) throws -> Receipt.Effect {
        let slip = try db.row("SELECT * FROM slip_use WHERE receipt = ?", [receipt], Slip.init)
        let acceptance = try db.row("SELECT * FROM terms_acceptance WHERE receipt = ?", [receipt]) {
            TermsAcceptance($0)
        }
        let change = try db.row("SELECT * FROM part_change WHERE receipt = ?", [receipt]) { row in
            (key: try PartKey(row), contentTag: row["content_tag"] as String?)
        }
        return switch (change?.key, change?.contentTag, acceptance, slip) {
        case (nil, nil, nil, nil): .none
        case (let key?, let tag?, nil, nil): .counts(key, contentTag: tag)
        case (let key?, nil, nil, let slip?): .withdraws(key, by: slip)
        case (nil, nil, let acceptance?, let slip?): .acceptsTerms(acceptance, by: slip)
        default: throw UnreadableValue(column: "part_change.content_tag")
        }
    }
}

extension PartKey {
    init(_ row: Row) throws {
        guard let period = try row.period(ifPresent: "period") else { throw UnreadableValue(column: "period") }
        self.init(
            organisation: row["organisation"], kind: try row.value("kind"), period: period, part: row["part"])
    }

    fileprivate var arguments: StatementArguments { [organisation, kind.rawValue, period.label, part] }

    fileprivate func insertChange(_ db: Database, receipt: Int64, contentTag: String?) throws {
        try db.run("INSERT INTO part_change VALUES (?, ?, ?, ?, ?, ?)", [receipt] + arguments + [contentTag])
    }
}

extension Slip {
    fileprivate init(_ row: Row) throws {
        self.init(
            kind: try row.value("kind"), account: row["account"], subject: row["subject"], revision: row["revision"])
    }

    private var arguments: StatementArguments { [kind.rawValue, account, subject, revision] }

    func isUsed(_ db: Database) throws -> Bool {
        try db.row(
            "SELECT 1 FROM slip_use WHERE kind = ? AND account = ? AND subject = ? AND revision = ?", arguments,
            { _ in true }) ?? false
    }

    fileprivate func insertUse(_ db: Database, receipt: Int64) throws {
        try db.run("INSERT INTO slip_use VALUES (?, ?, ?, ?, ?)", arguments + [receipt])
    }
}

extension TermsAcceptance {
    init(_ row: Row) {
        self.init(
            service: row["service"], version: row["version"], account: row["account"],
            acceptedAt: row.instant("accepted_at"))
    }
}
