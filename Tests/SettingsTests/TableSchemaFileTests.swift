import Settings
import TableSchema
import Testing

struct TableSchemaFileTests {
    let folder: Folder

    init() throws {
        folder = try Folder()
        try folder.write("", to: "config/weighbridge.yaml")
        try folder.write(SampleRegister.organisations, to: "config/organisations.csv")
        try folder.write(SampleRegister.accounts, to: "config/accounts.csv")
    }

    private func load(_ json: String) throws -> (schema: TableSchema?, faults: [String]) {
        try folder.write(json, to: "config/schemas/standard-spreadsheet.json")
        let (configuration, faults) = LoadedConfiguration.load(folder.request())
        return (configuration?.standardSpreadsheet, faults.map(folder.text))
    }

    @Test func `another edition words headings anew, drops columns and changes options`() throws {
        let (schema, faults) = try load(
            """
            {"title": "Our edition", "fields": [
              {"name": "Gender identity", "role": "gender", "type": "string",
               "constraints": {"enum": ["Woman", "Man"]}, "synonyms": {"Man": ["M"]}},
              {"name": "Notes", "type": "string"},
              {"name": "Date of referral", "role": "referral-date", "type": "date", "format": "any"},
              {"name": "Hours", "role": "job-1-hours", "type": "number"},
              {"name": "Client", "role": "client-id"}
            ]}
            """)
        #expect(faults.isEmpty)
        #expect(
            schema
                == TableSchema(
                    name: "standard-spreadsheet", title: "Our edition",
                    fields: [
                        .init(
                            role: "gender", heading: "Gender identity",
                            type: .option([.init("Woman"), .init("Man", synonyms: ["M"])])),
                        .init(role: "referral-date", heading: "Date of referral", type: .date, isRequired: true),
                        .init(role: "job-1-hours", heading: "Hours", type: .number),
                        .init(role: "client-id", heading: "Client", type: .text),
                    ]))
    }

    /// Each beside a sound referral date.
    @Test(arguments: [
        (
            #"{"name": "X", "role": "genders", "type": "string"}"#,
            "X: the role “genders” is not known; did you mean “gender”?"
        ),
        (#"{"name": "X", "role": "shoe-size", "type": "string"}"#, "X: the role “shoe-size” is not known: take it out"),
        (#"{"name": "X", "role": "discharge-date", "type": "string"}"#, "X: must have the type “date”"),
        (#"{"name": "X", "role": "job-2-hours"}"#, "X: must have the type “number”"),
        (#"{"name": "X", "role": "gender"}"#, "“X” has no options"),
        (
            #"{"name": "X", "role": "gender", "constraints": {"enum": ["F"]}, "synonyms": {"G": ["2"]}}"#,
            """
            X: has synonyms of “G”, which constraints.enum does not list: add it there
            """
        ),
        (
            #"{"name": "X", "role": "gender", "constraints": {"enum": ["F", "M"]}, "synonyms": {"M": ["f"]}}"#,
            """
            “X” has the option or synonym “f” twice
            """
        ),
        (
            #"{"name": " referral DATE", "role": "discharge-date", "type": "date"}"#,
            """
            the heading “ referral DATE” comes twice
            """
        ),
        (
            #"{"name": "X", "role": "referral-date", "type": "date"}"#,
            """
            the role “referral-date” is given to two fields
            """
        ),
    ])
    func `a schema that the program can't count with is a fault`(field: String, fault: String) throws {
        let sound = #"{"name": "Referral date", "role": "referral-date", "type": "date"}"#
        let (schema, faults) = try load(#"{"fields": [\#(sound), \#(field)]}"#)
        #expect(schema == nil)
        #expect(faults == ["config/schemas/standard-spreadsheet.json: " + fault])
    }

    @Test func `a heading that the program can't do without has to stay`() throws {
        #expect(
            try load(#"{"fields": [{"name": "Client ID", "role": "client-id"}]}"#).faults == [
                "config/schemas/standard-spreadsheet.json: "
                    + "no field has the role “referral-date”, which the program can't do without: add it"
            ])
    }

    @Test(arguments: ["", "{", "[]", #"{"fields": 5}"#, #"{"fields": [{"role": "gender"}]}"#, #"{"title": "x"}"#])
    func `what is no Table Schema is one fault`(json: String) throws {
        let (schema, faults) = try load(json)
        #expect(schema == nil)
        #expect(faults.count == 1)
        #expect(faults.first?.hasPrefix("config/schemas/standard-spreadsheet.json: is no Table Schema: ") == true)
    }
}
