import CivilTime
import Caseload
import Findings
import MonthlyActivity
import OutboxPlan
import QuarterlyReturns
import Slips
import Weighing
package import Workflow

/// The ledger as text without times and sequences: two ledgers that say the same of the same drops read the same
/// (reception, "the same ledger"). Parts, aggregates, verdicts, findings, revisions, document fingerprints; sorted.
package func canonicalDump(of ledger: any Ledger) throws -> String {
    let facts = try ledger.facts(accounts: nil, organisations: nil, since: Instant(milliseconds: .min))
    let parts = facts.parts.map { part in
        "part \(part.key.organisation) \(part.key.subject) revision \(part.receiptCount): \(text(of: part.aggregate))"
    }
    let acceptances = facts.acceptances.map { "terms \($0.service) version \($0.version) by \($0.account)" }
    let drafts = facts.drafts.map { "draft \(text(of: $0.name)): \(text(of: $0.content))" }
    let submitted = try ledger.submittedReturns(services: nil, quarters: nil).map {
        "submitted \(text(of: $0.name)): \(text(of: $0.content))"
    }
    let stakeholders = facts.stakeholders.map {
        "stakeholder \($0.account) of \($0.service) granted \($0.isGranted) after \($0.changeCount)"
    }
    let drops = try facts.receipts.flatMap { head in
        try ledger.receipt(head.sequence).map { [text(of: $0)] } ?? []
    }
    let documents = try ledger.published(accounts: nil).map(text(of:))
    let months = try facts.activityMonths.map { month in
        let sealed = try ledger.sealedParts(of: month.name).map { "\($0.key.organisation) \($0.key.subject)" }
        let compilation = facts.compilations.first { $0.name == month.name }
        return
            "month \(text(of: month.name)) cancelled \(month.cancelledAt != nil) \(compilation?.state.rawValue ?? "") \(sealed)"
    }
    return (months + parts + acceptances + drafts + submitted + stakeholders + drops + documents).sorted().map {
        $0 + "\n"
    }
    .joined()
}

private func text(of receipt: Receipt) -> String {
    let report = receipt.report
    let words = [
        "drop of \(receipt.account)", receipt.organisation, report.kind, report.period?.label, report.part,
        report.subject, report.verdict.rawValue, effectText(receipt.effect),
        report.replaces.map { "replaces \($0.rows) rows" }, report.fileBytes.map { "\($0) bytes" },
        receipt.draft.map { "drafts \(text(of: $0.name))" }, report.text.map { "\($0)" },
        report.headings.map { "\($0)" }, report.aggregate.map(text(of:)),
    ]
    let counts = report.findings.byRule.map { "\($0.rule.rawValue) × \($0.count)" }
    // Messages may name a time; rule and place say the same.
    let findings = report.findings.listed.map { finding in
        [
            finding.severity.rawValue, finding.rule.rawValue, finding.row.map { "row \($0)" },
            finding.column.map { "column \($0)" }, finding.heading, finding.count.map { "\($0) cells" },
        ].compactMap(\.self).joined(separator: " ")
    }
    return (words.compactMap(\.self) + counts + findings).joined(separator: "; ")
}

private func effectText(_ effect: Receipt.Effect) -> String {
    switch effect {
    case .none: "no effect"
    case .counts(let key, _): "counts \(key.organisation) \(key.subject)"
    case .withdraws(let key, by: let slip): "withdraws \(key.organisation) \(key.subject) at \(slip.revision)"
    case .acceptsTerms(let acceptance, _): "accepts \(acceptance.version) for \(acceptance.service)"
    case .submits(let name, _): "submits \(text(of: name))"
    case .withdrawsReturn(let name, _): "withdraws \(text(of: name))"
    case .grants(let service, let stakeholder, by: let slip): "grants \(stakeholder) \(service) at \(slip.revision)"
    case .finalises(let name, _, _): "finalises \(text(of: name))"
    case .requests(let name, _): "requests \(text(of: name))"
    case .revokes(let service, let stakeholder, by: let slip): "revokes \(stakeholder) \(service) at \(slip.revision)"
    }
}

private func text(of name: ProviderMonth) -> String { "\(name.provider) \(name.month.label)" }

private func text(of name: ReturnRevision) -> String {
    "\(name.service) \(name.quarter.label) revision \(name.revision)"
}

private func text(of content: ReturnContent) -> String {
    let values = ReturnField.all.compactMap { field in
        content.value(of: field).map { "\(field.columnName)=\($0)" }
    }
    return (values + content.incomplete.map { "\($0.columnName) incomplete" }).joined(separator: " ")
}

private func text(of aggregate: Aggregate) -> String {
    let measures = Measure.allCases.map { "\($0.rawValue)=\(aggregate[$0].map(String.init) ?? "?")" }
    let bands = aggregate.bands.map { measure, counts in
        let counts = DayBand.allCases.map { counts[$0].map(String.init) ?? "?" }
        return "\(measure.rawValue)=\(counts.joined(separator: "/"))"
    }
    let demographics = aggregate.demographics.map { demographic, counts in
        let counts = counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        return "\(demographic.rawValue)=\(counts.joined(separator: "/"))"
    }
    return (measures + bands.sorted() + demographics.sorted()).joined(separator: " ")
}

/// The name of a report holds its time and its letters, and its content follows from the drop: only that it is there.
private func text(of document: PublishedDocument) -> String {
    let words = document.path.split(separator: "-")
    guard document.path.hasPrefix("reports/"), words.count > 2, let last = words.last else {
        return "document \(document.account) \(document.path) \(document.fingerprint)"
    }
    let subject = words.dropFirst().dropLast().joined(separator: "-")
    let ending = last.drop { $0 != "." }
    return "document \(document.account) reports/…-\(subject)-…\(ending)"
}
