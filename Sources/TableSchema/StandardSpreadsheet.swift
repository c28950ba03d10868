extension TableSchema {
    /// The IPS Standard Spreadsheet (measures.md, "Headings of the Standard Spreadsheet"), as it is compiled in;
    /// `config/schemas/standard-spreadsheet.json` says the same.
    package static let standardSpreadsheet = TableSchema(
        name: "standard-spreadsheet", title: "IPS Standard Spreadsheet",
        fields: [
            Field(
                role: "client-id", heading: "Client ID", type: .text,
                description: "Optional. Tells whether a client is in one file twice; never stored."),
            Field(
                role: "referral-date", heading: "Referral date", type: .date, isRequired: true,
                description: "The one heading that a file must have."),
            Field(
                role: "employment-status", heading: "Employment status at referral", type: .option(employmentStatuses),
                description: "As in the Mental Health Services Data Set."),
            Field(role: "profile-date", heading: "Date Vocational Profile Started", type: .date),
        ] + (1...9).flatMap(jobFields) + [
            Field(
                role: "sustainment-13-weeks", heading: "13 week sustainment date", type: .date,
                description: "By hand; calculated where blank."),
            Field(
                role: "sustainment-26-weeks", heading: "26 week sustainment date", type: .date,
                description: "By hand; calculated where blank."),
            Field(role: "discharge-date", heading: "Discharge date", type: .date),
            Field(role: "gender", heading: "Gender", type: .option(genders), description: "Optional."),
            Field(role: "ethnicity", heading: "Ethnicity", type: .option(ethnicities), description: "Optional."),
            Field(
                role: "benefit-status", heading: "Benefit status", type: .option(benefitStatuses),
                description: "Optional."),
        ])

    private static func jobFields(number: Int) -> [Field] {
        [
            Field(role: "job-\(number)-start", heading: "Job \(number) start date", type: .date),
            Field(role: "job-\(number)-end", heading: "Job \(number) end date", type: .date),
            Field(role: "job-\(number)-hours", heading: "Job \(number) hours per week", type: .number),
        ]
    }

    /// With the codes of the Mental Health Services Data Set; Excel drops their leading zeros.
    private static let employmentStatuses = [
        Option("Employed", synonyms: ["01", "1"]),
        Option("Unemployed and seeking work", synonyms: ["02", "2"]),
        Option("Student", synonyms: ["03", "3"]),
        Option("Long-term sick or disabled", synonyms: ["04", "4"]),
        Option("Homemaker", synonyms: ["05", "5"]),
        Option("Not receiving benefits and not seeking work", synonyms: ["06", "6"]),
        Option("Unpaid voluntary work", synonyms: ["07", "7"]),
        Option("Retired", synonyms: ["08", "8"]),
        Option("Not stated", synonyms: ["ZZ"]),
    ]

    /// With the data set's codes for gender identity.
    private static let genders = [
        Option("Female", synonyms: ["2"]),
        Option("Male", synonyms: ["1"]),
        Option("Non-binary", synonyms: ["3"]),
        Option("Other", synonyms: ["4"]),
        Option("Not stated", synonyms: ["Z"]),
    ]

    /// With the data set's letters for ethnic categories.
    private static let ethnicities = [
        Option("White British", synonyms: ["A"]),
        Option("White Irish", synonyms: ["B"]),
        Option("Any other White background", synonyms: ["C"]),
        Option("White and Black Caribbean", synonyms: ["D"]),
        Option("White and Black African", synonyms: ["E"]),
        Option("White and Asian", synonyms: ["F"]),
        Option("Any other Mixed background", synonyms: ["G"]),
        Option("Indian", synonyms: ["H"]),
        Option("Pakistani", synonyms: ["J"]),
        Option("Bangladeshi", synonyms: ["K"]),
        Option("Any other Asian background", synonyms: ["L"]),
        Option("Caribbean", synonyms: ["M"]),
        Option("African", synonyms: ["N"]),
        Option("Any other Black background", synonyms: ["P"]),
        Option("Chinese", synonyms: ["R"]),
        Option("Any other ethnic group", synonyms: ["S"]),
        Option("Not stated", synonyms: ["Z"]),
    ]

    private static let benefitStatuses = [
        Option("Universal Credit"),
        Option("Employment and Support Allowance"),
        Option("Jobseeker's Allowance"),
        Option("Personal Independence Payment"),
        Option("Other benefit"),
        Option("No benefits"),
        Option("Not stated"),
    ]
}
