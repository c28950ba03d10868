import Findings
import TableSchema
import Testing

struct SchemaBindingTests {
    @Test func `columns are found in any order, and others are ignored`() {
        let binding = bind("Notes,gender,,REFERRAL  DATE,Client ID,Team,,")
        #expect(binding?.columns == [5, 4, nil, 2, nil])
        #expect(binding?.readHeadings == ["Client ID", "Referral date", "Gender"])
        #expect(binding?.ignoredCount == 3)
        #expect(binding?.has(0) == true)
        #expect(binding?.has(2) == false)
        #expect(found(binding) == [])
    }

    @Test func `a heading that comes again is an error that names both columns`() {
        let binding = bind("Referral date,Gender,GENDER,x,gender")
        #expect(found(binding) == ["heading-repeated C1 Gender", "heading-repeated E1 Gender"])
        #expect(binding?.findings.first?.severity == .error)
        #expect(binding?.findings.last?.message.contains("columns, B and E.") == true)
        #expect(binding?.columns == [nil, 1, nil, 2, nil])
        #expect(binding?.ignoredCount == 1)
    }

    @Test func `without the required heading nothing is found`() {
        let binding = bind("Client ID,Gender")
        #expect(binding?.findings.map(\.rule) == [.headingsNotFound])
        #expect(binding?.findings.first?.message.contains("“Referral date”") == true)
        #expect(bind("Notes,Team") == nil)
    }

    @Test(arguments: [
        // Small words, plural s, order.
        ("Date of referral", "Referral date"), ("The referral dates", "Referral date"),
        ("DATE FOR DISCHARGE", "Discharge date"), ("Genders", "Gender"),
        ("Job 1 hour per week", "Job 1 hours per week"),
        ("Hours in job 1 per week", "Job 1 hours per week"),
        // Two letters; one in a heading of fewer than eight.
        ("Referal date", "Referral date"), ("Refferal date", "Referral date"), ("Referral_date", "Referral date"),
        ("Discharge-dat", "Discharge date"), ("Clinet ID", "Client ID"), ("Gendr", "Gender"), ("Gender:", "Gender"),
        ("Job1 hours per week", "Job 1 hours per week"), ("Référral date", "Referral date"),
    ])
    func `a heading that is nearly a missing one is asked about`(heading: String, meant: String) {
        let others = ["Client ID", "Referral date"].filter { $0 != meant }
        let binding = bind((others + [heading]).joined(separator: ","))
        let nearMisses = binding?.findings.filter { $0.rule == .headingNearMiss } ?? []
        #expect(nearMisses.map(\.heading) == [meant])
        #expect(nearMisses.first?.column == others.count + 1)
        #expect(nearMisses.first?.severity == .warning)
        #expect(nearMisses.first?.message.contains("Did you mean “\(meant)”?") == true)
    }

    @Test(arguments: [
        "Dates of referral form", "Referral", "Rferal dt", "Gendre", "Sex", "Job 2 hours per week",
        "Job 11 hours per week",
        "Discharge destination", "Clinic",
    ])
    func `a heading that is another is not asked about`(heading: String) {
        #expect(found(bind("Client ID,Referral date,\(heading)")) == [])
    }

    @Test func `nobody is asked about a heading that is there as well`() {
        #expect(found(bind("Referral date,Date of referral,Referal date")) == [])
    }

    @Test func `the nearest of several missing headings is meant`() {
        let schema = TableSchema(
            name: "x", title: "x",
            fields: [
                .init(role: "a", heading: "Start date", type: .date),
                .init(role: "b", heading: "Stage date", type: .date),
                .init(role: "c", heading: "Name", type: .text),
            ])
        #expect(found(bind("Name,Stare date", to: schema)) == ["heading-near-miss B1 Start date"])
        #expect(found(bind("Name,Stagn date", to: schema)) == ["heading-near-miss B1 Stage date"])
    }
}
