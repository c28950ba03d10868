import CivilTime
import Slips
import Weighing

extension ReceiptHead {
    /// The stem of the report's files: `20261001T091203Z-dashboard-2026-Q3-main-kfwq`. Made of our own words only; at most
    /// 120 bytes with what is added to it (published).
    var reportStem: String {
        "\(receivedAt.fileStamp)-\(what.joined(separator: "-"))-\(letters)"
    }

    private var what: [String] {
        if Slip.Kind(rawValue: kind ?? "") != nil { return ["slip", kind, subject].compactMap { $0 } }
        guard let kind, let period else { return ["unreadable"] }
        return [kind, period.label, part].compactMap { $0 }
    }
}
