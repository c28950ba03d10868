package import Caseload
package import CivilTime
package import DelimitedText
package import Findings
package import Register
import Slips
package import TableSchema

/// Reads one drop: name, rights, text, rows, numbers. Used by the daemon and by `check` alike; pure, so that several can run
/// at once.
package struct DropWeigher: Sendable {
    let schema: TableSchema
    let limits: ReadLimits
    /// Whom to ask about this service; empty = none was set.
    let supportContact: String
    /// `Sealer.contentTag`.
    let contentTag: @Sendable ([UInt8]) -> String

    package init(
        schema: TableSchema, limits: ReadLimits, supportContact: String,
        contentTag: @escaping @Sendable ([UInt8]) -> String
    ) {
        self.schema = schema
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
    ///   - isTermsAccepted: where false, a file's content stays unread; a slip is recognised all the same.
    package func weigh(
        _ bytes: consuming [UInt8], name: DropName, sender: Sender?, asOf: CivilDay, isTermsAccepted: Bool = true,
        clients: ClientIndex = ClientIndex()
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
        report.take(name)
        guard isTermsAccepted else {
            overwrite(&bytes)
            return Weighed(report: report, content: .unreadForTerms)
        }

        let tag = contentTag(bytes)
        report.asOf = asOf
        // Files of the Monthly Activities Report are refused for their kind; as a caseload they would be misread.
        let newestDate: CivilDay?
        if name.kind?.isCaseload ?? true {
            newestDate = read(consume bytes, into: &report, clients: clients, asOf: asOf)
        } else {
            overwrite(&bytes)
            newestDate = nil
        }
        let suggestedQuarter = min(newestDate?.quarter ?? asOf.quarter, asOf.quarter)
        report.findings.add(
            contentsOf: nameFindings(name, sender: sender, asOf: asOf, suggestedQuarter: suggestedQuarter, report))
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

    /// Reads text and rows; the newest date in them.
    private func read(
        _ bytes: consuming [UInt8], into report: inout Report, clients: ClientIndex, asOf: CivilDay
    ) -> CivilDay? {
        let (table, findings, facts) = DelimitedTable.read(
            consume bytes, limits: limits, knownHeadings: schema.headingKeys)
        report.findings = findings
        report.text = facts
        guard let table else { return nil }
        defer { table.wipe() }
        let sheet = WeighedSheet(
            table, SchemaBinding(schema, table), quarter: report.period?.quarter, asOf: asOf, clients: clients)
        report.findings.merge(sheet.findings)
        report.text?.rowsSkipped = sheet.rowsSkipped
        report.headings = sheet.headings
        report.aggregate = sheet.aggregate
        return sheet.newestDate
    }

    private func nameFindings(
        _ name: DropName, sender: Sender?, asOf: CivilDay, suggestedQuarter: CivilQuarter, _ report: Report
    ) -> [Finding] {
        var name = name
        // A file that is no text is told so; that its extension is wrong too would only confuse.
        if name.fault == .unreadable, report.findings.countByRule[.notText] != nil { name.fault = nil }
        let faults = NameFindings.faults(
            of: name, sender: sender, suggestedKind: suggestedKind(name, sender: sender),
            suggestedQuarter: suggestedQuarter)
        return faults + [name.period.flatMap { NameFindings.periodInFuture($0, asOf: asOf) }].compactMap(\.self)
    }

    /// The kind to put into a right name: what the account may send, since its headings fit both kinds; where the account is
    /// not known, what the name says, and dashboard where it says nothing.
    private func suggestedKind(_ name: DropName, sender: Sender?) -> DropKind {
        if let sender { return sender.kinds == [.quarterlyReturn] ? .quarterlyReturn : .dashboard }
        return name.kind ?? .dashboard
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
}
