package import CivilTime
package import Slips
package import Weighing

/// How documents speak of a drop. The name that its sender gave it is never shown again, so a drop is named by what it
/// is, or, where that can't be read, by when it came and how large it was.
package enum DropTitle {
    /// `dashboard, July to September 2026, part main`; `slip to withdraw a part, dashboard-2026-Q3-main`; `the file you
    /// sent at 14:02 (3 KB)`. Arguments as in `Report`; `receivedAt` is nil for a dry run.
    package static func text(
        kind: String?, period: Period?, part: String?, subject: String?, receivedAt: Instant?, fileBytes: Int?,
        zone: LondonZone
    ) -> String {
        if let kind, let drop = DropKind(rawValue: kind), let period {
            let months =
                switch period {
                case .quarter(let quarter): quarter.monthsText
                case .month(let month): month.longText
                }
            return "\(drop.words), \(months)" + (part.map { ", part \($0)" } ?? "")
        }
        if let kind, let slip = Slip.Kind(rawValue: kind) {
            return "slip to \(slip.action)" + (subject.map { ", \($0)" } ?? "")
        }
        // What has no size is no file: a folder, a link.
        let thing = fileBytes == nil ? "what you sent" : "the file you sent"
        let size = fileBytes.map { " (\(sizeText($0)))" } ?? ""
        guard let receivedAt else { return "the file" + size }
        return "\(thing) at \(zone.time(at: receivedAt).clock)\(size)"
    }

    static func text(_ report: Report, zone: LondonZone) -> String {
        text(
            kind: report.kind, period: report.period, part: report.part, subject: report.subject,
            receivedAt: report.receivedAt, fileBytes: report.fileBytes, zone: zone)
    }

    /// What to call the file if it is sent again; nil where its name could not be read.
    static func fileName(_ report: Report) -> String? {
        guard let kind = report.kind.flatMap(DropKind.init), let period = report.period, let part = report.part else {
            return nil
        }
        return DropName.text(kind: kind, period: period, part: part)
    }
}

extension DropKind {
    /// In the middle of a sentence.
    package var words: String {
        switch self {
        case .dashboard: "dashboard"
        case .quarterlyReturn: "quarterly return"
        case .marKeyworkers: "MAR key workers"
        case .marParticipants: "MAR participants"
        case .marPerformance: "MAR performance"
        }
    }
}

extension Slip.Kind {
    /// What a slip does, after "to".
    package var action: String {
        switch self {
        case .acceptTerms: "accept the terms"
        case .withdrawPart: "withdraw a part"
        case .submitReturn: "submit a return"
        case .withdrawReturn: "withdraw a return"
        case .grantStakeholder: "let a stakeholder see the summary dashboard"
        case .revokeStakeholder: "end a stakeholder’s view of the summary dashboard"
        case .finaliseMAR: "make a MAR final"
        case .requestMAR: "ask for a MAR workbook again"
        }
    }
}
