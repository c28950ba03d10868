package import CivilTime
import DelimitedText
package import QuarterlyReturns
package import Register

/// A small nation: two regions with two STPs each, and one outside the returns.
package enum RegionalSample {
    package static let organisationsText = """
        code,name,level,parent,valid_from,valid_to
        ENG,England,nation,,,
        R1,"First Region, north",region,ENG,,
        R2,Second Region,region,ENG,,
        OTHER,Outside,region,ENG,,
        P1,First STP,stp,R1,,
        P2,Second STP,stp,R1,,
        P3,Third STP,stp,R2,,
        P4,STP without services,stp,R2,,
        S1,Žluť & Co Service,service,P1,,
        S2,Second Service,service,P2,,
        S3,Third Service,service,P3,,
        S9,Outside Service,service,OTHER,,
        T1,First Team,team,S1,,

        """

    package static func register(_ text: String = organisationsText) -> Register {
        let (register, faults) = Register.check(
            organisations: DelimitedText.records(of: Array(text.utf8)),
            accounts: DelimitedText.records(of: Array("account,level,organisation\n".utf8)))
        guard let register else { preconditionFailure("the register of a test is sound: \(faults)") }
        return register
    }

    package static func quarter(_ number: Int, of year: Int = 2026) -> CivilQuarter {
        CivilQuarter(year: year, number: number)
    }

    package static func submission(
        _ service: String, _ quarterNumber: Int, revision: Int, content: ReturnContent? = nil
    ) -> SubmittedReturn {
        SubmittedReturn(
            service: service, quarter: quarter(quarterNumber), revision: revision,
            submittedAt: LedgerSample.morning.advanced(bySeconds: Int64(revision)),
            content: content ?? LedgerSample.returnContent(referrals: revision))
    }

    /// By quarter, service and revision.
    package static let submitted = [
        submission("S1", 2, revision: 1), submission("S1", 2, revision: 2), submission("S3", 2, revision: 1),
        submission("S1", 3, revision: 1), submission("S9", 3, revision: 1),
    ]

    /// Nation, R1, R2.
    package static func contents(
        submitted: [SubmittedReturn] = submitted, register: Register = register(), includesNarratives: Bool = true
    ) -> [RegionalContent] {
        RegionalContent.export(
            register: register, submitted: submitted, quarters: quarter(2)...quarter(3),
            includesNarratives: includesNarratives)
    }
}
