import CivilTime
import GRDB
import MonthlyActivity
import QuarterlyReturns
import Slips
import Weighing
import Workflow

extension Receipt.Effect {
    /// Writes what the receipt, inserted before, does to parts, slips, terms, submissions and stakeholders.
    func apply(_ db: Database, receipt: Int64) throws {
        switch self {
        case .none:
            break
        case .counts(let key, let contentTag):
            try SealedPart.deleteRows(db, of: key)
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
            try SealedPart.deleteRows(db, of: key)
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
        case .submits(let name, by: let slip):
            try slip.insertUse(db, receipt: receipt)
            try name.insertSubmission(db, receipt: receipt, .submitted)
        case .withdrawsReturn(let name, by: let slip):
            try slip.insertUse(db, receipt: receipt)
            try name.insertSubmission(db, receipt: receipt, .withdrawn)
        case .grants(let service, let stakeholder, by: let slip):
            try slip.insertUse(db, receipt: receipt)
            try StakeholderAccess.insert(db, receipt: receipt, service, stakeholder, .granted)
        case .revokes(let service, let stakeholder, by: let slip):
            try slip.insertUse(db, receipt: receipt)
            try StakeholderAccess.insert(db, receipt: receipt, service, stakeholder, .revoked)
        case .finalises(let name, let compilation, by: let slip):
            try slip.insertUse(db, receipt: receipt)
            try name.insertWish(db, receipt: receipt, finalises: compilation)
        case .requests(let name, by: let slip):
            try slip.insertUse(db, receipt: receipt)
            try name.insertWish(db, receipt: receipt, finalises: nil)
        }
    }

    static func fetch(_ db: Database, receipt: Int64) throws -> Receipt.Effect {
        guard let slip = try db.row("SELECT * FROM slip_use WHERE receipt = ?", [receipt], Slip.init) else {
            let counted = try db.row("SELECT * FROM part_change WHERE receipt = ?", [receipt]) { row in
                Receipt.Effect.counts(try PartKey(row), contentTag: row["content_tag"])
            }
            return counted ?? .none
        }
        guard let effect = try fetch(db, receipt: receipt, by: slip) else {
            throw UnreadableValue(column: "slip_use.receipt")
        }
        return effect
    }

    /// Nil where the slip did nothing that this version knows.
    private static func fetch(_ db: Database, receipt: Int64, by slip: Slip) throws -> Receipt.Effect? {
        switch slip.kind {
        case .withdrawPart:
            try db.row("SELECT * FROM part_change WHERE receipt = ?", [receipt]) { row in
                .withdraws(try PartKey(row), by: slip)
            }
        case .acceptTerms:
            try db.row("SELECT * FROM terms_acceptance WHERE receipt = ?", [receipt]) { row in
                .acceptsTerms(TermsAcceptance(row), by: slip)
            }
        case .submitReturn, .withdrawReturn:
            try db.row("SELECT * FROM return_submission WHERE receipt = ?", [receipt]) { row in
                let name = try ReturnRevision(row)
                return slip.kind == .submitReturn ? .submits(name, by: slip) : .withdrawsReturn(name, by: slip)
            }
        case .grantStakeholder, .revokeStakeholder:
            try db.row("SELECT * FROM stakeholder_change WHERE receipt = ?", [receipt]) { row in
                let service: String = row["service"]
                let account: String = row["account"]
                return slip.kind == .grantStakeholder
                    ? .grants(service: service, stakeholder: account, by: slip)
                    : .revokes(service: service, stakeholder: account, by: slip)
            }
        case .finaliseMAR, .requestMAR:
            try db.row("SELECT * FROM mar_wish WHERE receipt = ?", [receipt]) { row in
                let name = try ProviderMonth(row)
                let compilation: Int? = row["finalises"]
                return compilation.map { .finalises(name, compilation: $0, by: slip) } ?? .requests(name, by: slip)
            }
        }
    }
}

extension ReturnRevision {
    fileprivate enum Change: String {
        case submitted, withdrawn
    }

    fileprivate func insertSubmission(_ db: Database, receipt: Int64, _ change: Change) throws {
        try db.run(
            "INSERT INTO return_submission (receipt, service, quarter, revision, change) VALUES (?, ?, ?, ?, ?)",
            [receipt] + arguments + [change.rawValue])
    }

    /// An operator withdraws it.
    func insertWithdrawal(_ db: Database, at now: Instant) throws {
        try db.run(
            "INSERT INTO return_submission (service, quarter, revision, change, operator_at) VALUES (?, ?, ?, ?, ?)",
            arguments + [Change.withdrawn.rawValue, now.milliseconds])
    }
}

extension StakeholderAccess {
    fileprivate static func insert(
        _ db: Database, receipt: Int64, _ service: String, _ account: String, _ change: Change
    ) throws {
        try db.run("INSERT INTO stakeholder_change VALUES (?, ?, ?, ?)", [receipt, service, account, change.rawValue])
    }
}

extension PartKey {
    init(_ row: Row) throws {
        guard let period = try row.period(ifPresent: "period") else { throw UnreadableValue(column: "period") }
        self.init(
            organisation: row["organisation"], kind: try row.value("kind"), period: period, part: row["part"])
    }

    var arguments: StatementArguments { [organisation, kind.rawValue, period.label, part] }

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
