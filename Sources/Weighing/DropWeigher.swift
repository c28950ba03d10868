package import Caseload
package import CivilTime
package import DelimitedText
package import Findings
package import MonthlyActivity
import QuarterlyReturns
package import Register
import Slips
package import TableSchema

/// Reads one drop: name, rights, text, rows, numbers. Used by the daemon and by `check` alike; pure, so that several can run
/// at once.
package struct DropWeigher: Sendable {
    let schema: TableSchema
    let activitySchemas: ActivitySchemas
    let referralPattern: ReferralPattern?
    let limits: ReadLimits
    /// Whom to ask about this service; empty = none was set.
    let supportContact: String
    /// `Sealer.contentTag`.
    let contentTag: @Sendable ([UInt8]) -> String

    package init(
        schema: TableSchema, activitySchemas: ActivitySchemas = ActivitySchemas(),
        referralPattern: ReferralPattern? = nil, limits: ReadLimits, supportContact: String,
        contentTag: @escaping @Sendable ([UInt8]) -> String
    ) {
        self.schema = schema
        self.activitySchemas = activitySchemas
        self.referralPattern = referralPattern
        self.limits = limits
        self.supportContact = supportContact
        self.contentTag = contentTag
    }

    /// Weighs a file's content. The content is overwritten once it was read.
    ///
    /// - Parameters:
    ///   - bytes: hand in the only reference.
    ///   - sender: nil in a dry run, where rights are not looked at.
    ///   - asOf: the day of the drop, in London.
    ///   - earlier: of the provider's months before, for a file of the Monthly Activities Report.
    ///   - isTermsAccepted: where false, a file's content stays unread; a slip is recognised all the same.
    package func weigh(
        _ bytes: consuming [UInt8], name: DropName, sender: Sender?, asOf: CivilDay, isTermsAccepted: Bool = true,
        clients: ClientIndex = ClientIndex(), earlier: EarlierMonths = .none
    ) -> Weighed {
        var report = Report(verdict: .rejected, fileBytes: bytes.count)
        switch SlipText.read(bytes) {
        case .slip(let slip, let code):
            report.kind = slip.kind.rawValue
            return Weighed(report: report, content: .slip(slip, code: code))
        case .damaged:
            report.findings.add(
                Finding(
                    .slipForged,
                    """
                    This looks like a slip that has lost some of its words, so nothing was done. Take the slip from your outbox \
                    as it is now and drop that file without changing it.
                    """))
            return Weighed(report: report, content: .refused)
        case .notASlip: break
        }
        if let form = ReturnForm.read(bytes, today: asOf) {
            overwrite(&bytes)
            report.kind = Report.formKind
            report.asOf = asOf
            return Weighed(report: report, content: .form(form))
        }
        report.take(name)
        guard isTermsAccepted else {
            overwrite(&bytes)
            return Weighed(report: report, content: .unreadForTerms)
        }

        let tag = contentTag(bytes)
        report.asOf = asOf
        if let kind = name.kind?.activity {
            // Of who may not send it, it stays unread.
            let isRead = sender.map { $0.kinds.contains { $0.activity == kind } } ?? true
            if !isRead { overwrite(&bytes) }
            let rows = isRead ? read(consume bytes, as: kind, into: &report, asOf: asOf, earlier: earlier) : nil
            report.findings.add(
                contentsOf: nameFindings(
                    name, sender: sender, asOf: asOf, suggestedPeriod: .month(asOf.month), report))
            return Weighed(report: report, content: .activity(rows, contentTag: tag))
        }
        let newestDate = read(consume bytes, into: &report, clients: clients, asOf: asOf)
        let quarter = min(newestDate?.quarter ?? asOf.quarter, asOf.quarter)
        // A provider's file whose kind can't be read.
        let isMonthly = sender.map { $0.kinds == DropKind.activities } ?? false
        report.findings.add(
            contentsOf: nameFindings(
                name, sender: sender, asOf: asOf, suggestedPeriod: isMonthly ? .month(asOf.month) : .quarter(quarter),
                report))
        return Weighed(report: report, content: .file(contentTag: tag))
    }

    /// Refuses what is no readable file, by the rule of its reception.
    package func refuse(_ rule: FindingRule, name: DropName, fileBytes: Int?) -> Weighed {
        var report = Report(verdict: .rejected, fileBytes: fileBytes)
        report.take(name)
        report.findings.add(
            rule == .fileTooLarge
                ? .fileTooLarge(limit: limits.bytes)
                : Finding(rule, ReceptionWords.message(for: rule, supportContact: supportContact)))
        return Weighed(report: report, content: .refused)
    }

    /// Reads the text; nil where it is no table. Whoever has read its rows wipes it.
    private func table(
        _ bytes: consuming [UInt8], _ schema: TableSchema, into report: inout Report
    ) -> DelimitedTable? {
        let (table, findings, facts) = DelimitedTable.read(
            consume bytes, limits: limits, knownHeadings: schema.headingKeys)
        report.findings = findings
        report.text = facts
        return table
    }

    /// Reads text and rows; the newest date in them.
    private func read(
        _ bytes: consuming [UInt8], into report: inout Report, clients: ClientIndex, asOf: CivilDay
    ) -> CivilDay? {
        guard let table = table(consume bytes, schema, into: &report) else { return nil }
        defer { table.wipe() }
        let sheet = WeighedSheet(
            table, SchemaBinding(schema, table), quarter: report.period?.quarter, asOf: asOf, clients: clients)
        report.findings.merge(sheet.findings)
        report.text?.rowsSkipped = sheet.rowsSkipped
        report.headings = sheet.headings
        report.aggregate = sheet.aggregate
        return sheet.newestDate
    }

    /// Reads text and rows of a file of the Monthly Activities Report; nil where there is an error.
    private func read(
        _ bytes: consuming [UInt8], as kind: ActivityKind, into report: inout Report, asOf: CivilDay,
        earlier: EarlierMonths
    ) -> ActivityRows? {
        let schema = activitySchemas[kind]
        guard let table = table(consume bytes, schema, into: &report) else { return nil }
        defer { table.wipe() }
        let file = WeighedActivity(
            table, SchemaBinding(schema, table), kind: kind, month: report.period?.month, asOf: asOf,
            referralPattern: referralPattern, earlier: earlier)
        report.findings.merge(file.findings)
        report.text?.rowsSkipped = file.rowsSkipped
        report.headings = file.headings
        guard let rows = file.rows, report.findings.errors == 0 else { return nil }
        report.aggregate = Aggregate(measures: [.clients: rows.count])
        return rows
    }

    private func nameFindings(
        _ name: DropName, sender: Sender?, asOf: CivilDay, suggestedPeriod: Period, _ report: Report
    ) -> [Finding] {
        var name = name
        // A file that is no text is told so; that its extension is wrong too would only confuse.
        if name.fault == .unreadable, report.findings.countByRule[.notText] != nil { name.fault = nil }
        let faults = NameFindings.faults(
            of: name, sender: sender, suggestedKind: suggestedKind(name, sender: sender),
            suggestedPeriod: suggestedPeriod)
        return faults + [name.period.flatMap { NameFindings.periodInFuture($0, asOf: asOf) }].compactMap(\.self)
    }

    /// The kind to put into a right name: what the account may send, since its headings fit both kinds; where the account is
    /// not known, what the name says, and dashboard where it says nothing.
    private func suggestedKind(_ name: DropName, sender: Sender?) -> DropKind {
        guard let sender else { return name.kind ?? .dashboard }
        if sender.kinds == DropKind.activities {
            return name.kind.flatMap { $0.activity == nil ? nil : $0 } ?? .marParticipants
        }
        return sender.kinds == [.quarterlyReturn] ? .quarterlyReturn : .dashboard
    }
}

extension Report {
    /// Heads the report by what the name says; never by the name itself.
    fileprivate mutating func take(_ name: DropName) {
        kind = name.kind?.rawValue
        period = name.period
        part = name.kind != nil && name.period != nil ? name.part : nil
    }
}

extension Period {
    /// Nil for a month.
    fileprivate var quarter: CivilQuarter? {
        if case .quarter(let quarter) = self { quarter } else { nil }
    }

    /// Nil for a quarter.
    package var month: CivilMonth? {
        if case .month(let month) = self { month } else { nil }
    }
}
