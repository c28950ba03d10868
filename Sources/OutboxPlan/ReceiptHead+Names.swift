import CivilTime
import Slips
import Weighing

extension ReceiptHead {
    /// The stem of the report's files: `20261001T091203Z-dashboard-2026-Q3-main-kfwq`. Made of our own words only; at most
    /// 120 bytes with what is added to it (published).
    var reportStem: String {
        "\(receivedAt.fileStamp)-\(what.joined(separator: "-"))-\(letters)"
    }

    /// What was sent, for people: `dashboard, July to September 2026 …, part north`.
    func title(zone: LondonZone) -> String {
        if let slip = Slip.Kind(rawValue: kind ?? "") {
            return subject.map { "Slip \(slip.rawValue), \($0)" } ?? "Slip \(slip.rawValue)"
        }
        guard let kind, let period else {
            let size = fileBytes.map { " (\(byteText($0)))" } ?? ""
            return "The file you sent at \(zone.time(at: receivedAt).clock)\(size)"
        }
        let suffix = part.map { $0 == DropName.mainPart ? "" : ", part \($0)" } ?? ""
        return "\(kind), \(period.longText)\(suffix)"
    }

    private var what: [String] {
        if Slip.Kind(rawValue: kind ?? "") != nil { return ["slip", kind, subject].compactMap { $0 } }
        guard let kind, let period else { return ["unreadable"] }
        return [kind, period.label, part].compactMap { $0 }
    }
}

/// `812 bytes`, `3 KB`, `61 MB`: as file managers show sizes.
func byteText(_ count: Int) -> String {
    switch count {
    case ..<1024: "\(count) bytes"
    case ..<(1 << 20): "\((count + 512) >> 10) KB"
    default: "\((count + (1 << 19)) >> 20) MB"
    }
}
