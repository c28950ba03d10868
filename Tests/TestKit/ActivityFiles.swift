/// Files of a provider's month as text: rows without a fault, in the headings of the compiled-in schemas.
package enum ActivityFiles {
    /// `K1`, `K2`, …: active all along.
    package static func keyworkers(_ ids: [String]) -> String {
        "KW ID,FTE,Main area of expertise,Status,Start date,End date\n"
            + ids.map { "\($0),0.8,Work,Active,01/04/2025,\n" }.joined()
    }

    /// In pre-work support since June 2026.
    package static func participants(_ referrals: [String], keyworker: String = "K1") -> String {
        let headings = [
            "Referral number", "Start date", "Stage of provision", "Stage start date", "Employment start date",
            "Disengagement date", "Re-engagement date", "Completion date", "Disengagements so far", "Dedicated KW ID",
            "Face to face meetings with dKW", "Face to face meetings with other operators", "Case Conference date",
            "Work interventions", "Health interventions", "Financial interventions", "Other interventions",
            "Other intervention type", "Unpaid work experience hours", "Employer interventions",
        ]
        let rows = referrals.map { referral in
            "\"\(referral)\",01/06/2026,Pre-work support,01/06/2026,,,,,,\(keyworker),2,0,,1,0,0,0,,0,0\n"
        }
        return headings.joined(separator: ",") + "\n" + rows.joined()
    }

    /// Standards 4, 8 and 10, each with cases that are eligible and met.
    package static func performance(_ figures: [(eligible: Int, met: Int)] = [(10, 10), (10, 10), (10, 10)]) -> String {
        "CSS,Eligible cases,Cases met\n"
            + zip([4, 8, 10], figures).map { "\($0),\($1.eligible),\($1.met)\n" }.joined()
    }
}
