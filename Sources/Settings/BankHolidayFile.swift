import CivilTime
import Foundation

/// A list of bank holidays in the format of the feed of GOV.UK: divisions, in each its events. Only England and Wales count
/// here; titles, notes and bunting are for people.
struct BankHolidayFile: Decodable {
    struct Division: Decodable {
        var events: [Event]
    }

    struct Event: Decodable {
        var title: String
        /// `2026-12-28`.
        var date: String
    }

    private static let division = "england-and-wales"

    /// The days of England and Wales, in the file's order.
    static func days(_ bytes: [UInt8], path: String) throws(SettingsFault) -> [CivilDay] {
        let divisions: [String: Division]
        do {
            divisions = try JSONDecoder().decode([String: Division].self, from: Data(bytes))
        } catch {
            throw SettingsFault(
                file: path, "is no list of bank holidays: take the file www.gov.uk/bank-holidays.json as it is")
        }
        guard let events = divisions[division]?.events else {
            throw SettingsFault(file: path, "has no division “\(division)”: take the whole file of GOV.UK")
        }
        var days: [CivilDay] = []
        for event in events {
            guard let day = CivilDay(isoText: event.date) else {
                throw SettingsFault(
                    file: path, "the date “\(event.date)” of “\(event.title)” is no day like 2026-12-28")
            }
            days.append(day)
        }
        return days
    }
}
