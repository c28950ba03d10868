import DelimitedText
import TableSchema
import Testing

struct TableSchemaTests {
    @Test func `the Standard Spreadsheet has the published headings in their order`() {
        let jobs = (1...9).flatMap { ["Job \($0) start date", "Job \($0) end date", "Job \($0) hours per week"] }
        let schema = TableSchema.standardSpreadsheet
        #expect(
            schema.fields.map(\.heading) == [
                "Client ID", "Referral date", "Employment status at referral", "Date Vocational Profile Started",
            ] + jobs + [
                "13 week sustainment date", "26 week sustainment date", "Discharge date", "Gender", "Ethnicity",
                "Benefit status",
            ])
        #expect(schema.fields.filter(\.isRequired).map(\.heading) == ["Referral date"])
        #expect(schema.faults == [])
        #expect(schema.headingKeys.count == 37)
    }

    @Test(arguments: [
        ("referral-date", "Referral date"), ("profile-date", "Date Vocational Profile Started"),
        ("job-1-start", "Job 1 start date"), ("job-9-hours", "Job 9 hours per week"),
        ("sustainment-26-weeks", "26 week sustainment date"), ("benefit-status", "Benefit status"),
    ])
    func `a field is found by what the program calls it`(role: String, heading: String) {
        let schema = TableSchema.standardSpreadsheet
        #expect(schema.index(ofRole: role).map { schema.fields[$0].heading } == heading)
        #expect(schema.index(ofRole: heading) == nil)
    }

    @Test func `fields have the type that their heading speaks of`() {
        for field in TableSchema.standardSpreadsheet.fields {
            switch field.type {
            case .date: #expect(field.heading.lowercased().contains("date"))
            case .number: #expect(field.heading.hasSuffix("hours per week"))
            case .text: #expect(field.heading == "Client ID")
            case .integer: Issue.record("no column of the Standard Spreadsheet is one")
            case .option: #expect(field.options.last?.label == "Not stated")
            }
        }
    }

    @Test func `a schema that means two things says so`() {
        let schema = TableSchema(
            name: "x", title: "x",
            fields: [
                .init(role: "a", heading: "Start date", type: .date),
                .init(role: "a", heading: "START  date", type: .date),
                .init(role: "b", heading: " ", type: .text),
                .init(role: "c", heading: "Stage", type: .option([])),
                .init(
                    role: "d", heading: "Status",
                    type: .option([.init("On", synonyms: ["1"]), .init("Off", synonyms: ["1"])])
                ),
                .init(role: "e", heading: "Area", type: .option([.init("Work"), .init("")])),
            ])
        #expect(
            schema.faults == [
                "the role “a” is given to two fields", "the heading “START  date” comes twice",
                "the field of the role “b” has a blank heading", "“Stage” has no options",
                "“Status” has the option or synonym “1” twice", "“Area” has a blank option",
            ])
        #expect(TableSchema(name: "x", title: "x", fields: []).faults == ["the schema has no fields"])
    }

    @Test func `a schema with faults can be bound all the same`() {
        let schema = TableSchema(
            name: "x", title: "x",
            fields: [
                .init(role: "a", heading: "Start", type: .date), .init(role: "b", heading: "start", type: .date),
            ])
        #expect(bind("Start", to: schema)?.columns == [1, nil])
    }
}
