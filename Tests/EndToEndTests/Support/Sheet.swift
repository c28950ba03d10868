import Foundation

/// Caseloads of invented clients.
enum Sheet {
    /// A small clean caseload for the third quarter of 2025, which ended long ago: its numbers depend on no clock.
    static func clean(clients: Int, prefix: String = "c") -> String {
        headings + (1...clients).map { "\(prefix)\($0),01/07/2025,Student,10/07/2025,\n" }.joined()
    }

    /// One with careers by chance, also accepted.
    static func random(clients: Int, using random: inout SplitMix) -> String {
        headings
            + (1...clients).map { number in
                let month = 4 + Int.random(in: 0..<5, using: &random)
                let day = Int.random(in: 10..<20, using: &random)
                let status = ["Student", "Employed", "Retired", "Not stated"].randomElement(using: &random) ?? ""
                let profile = random.chance(60) ? "2\(day % 10)/0\(month)/2025" : ""
                let job = random.chance(40) ? "1\(day % 10)/09/2025" : ""
                return "r\(number),\(day)/0\(month)/2025,\(status),\(profile),\(job)\n"
            }.joined()
    }

    /// Refused: days that no calendar has, and a client twice.
    static func faulty(clients: Int) -> String {
        clean(clients: clients) + "c1,31/06/2025,Student,,\nz,soon,Student,,\n"
    }

    private static let headings =
        "Client ID,Referral date,Employment status at referral,Date Vocational Profile Started,Job 1 start date\n"
}
