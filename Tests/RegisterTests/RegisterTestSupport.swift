import CivilTime
import DelimitedText
import Findings
import Register
import Testing

/// Records of plain CSV.
func records(_ text: String) -> [TextRecord] {
    DelimitedText.records(of: Array(text.utf8))
}

let organisationHeadings = "code,name,level,parent,valid_from,valid_to\n"
let accountHeadings = "account,level,organisation\n"

/// Lines 2 to 13 of a sound register.
let soundOrganisations =
    organisationHeadings + """
        ENG,England,nation,,,
        DWP,Department for Work and Pensions,nation,,,
        Y62,North West,region,ENG,2019-04-01,
        OTHER,Outside the structure,region,ENG,,
        QYG,Cheshire and Merseyside,stp,Y62,2019-04-01,
        S1,Mersey IPS,service,QYG,,
        S9,Harbour IPS,service,OTHER,,
        T1,North team,team,S1,,
        T2,South team,team,S1,,2026-06-30
        T9,Harbour team,team,S9,,
        P1,Provider One,provider,ENG,,
        PT1,Provider team,team,P1,,
        """

let soundAccounts =
    accountHeadings + """
        team-north,team,T1
        team-south,team,T2
        svc-mersey,service,S1
        svc-mersey-2,service,S1
        team-harbour,team,T9
        stk-council,stakeholder,S1
        stp-qyg,stp,QYG
        region-y62,region,Y62
        national,national,ENG
        dwp,national,DWP
        provider-one,provider,P1
        team-provider,team,PT1
        """

/// Register.check over texts: errors as `organisations:3: message`, and warnings apart.
func check(
    organisations: String = soundOrganisations, accounts: String = soundAccounts
) -> (register: Register?, errors: [String], warnings: [String]) {
    let (register, faults) = Register.check(organisations: records(organisations), accounts: records(accounts))
    func texts(_ severity: Severity) -> [String] {
        faults.filter { $0.severity == severity }.map { fault in
            "\(fault.file.rawValue):\(fault.line.map(String.init) ?? "-"): \(fault.message)"
        }
    }
    return (register, texts(.error), texts(.warning))
}

func day(_ text: String) throws -> CivilDay {
    try #require(CivilDay(isoText: text))
}
