extension TableSchema {
    /// The three spreadsheets of the Monthly Activities Report (mar.md), as they are compiled in; `config/schemas/mar-*.json`
    /// say the same. The workbook's own headings are not published: these are decided here.
    package static let monthlyActivities = [marKeyworkers, marParticipants, marPerformance]

    package static let marKeyworkers = TableSchema(
        name: "mar-keyworkers", title: "MAR: keyworkers",
        fields: [
            Field(
                role: "kw-id", heading: "KW ID", type: .text, isRequired: true,
                description: """
                    What the provider calls the keyworker: a number or letters, never a name. The same as under \
                    Dedicated KW ID in the tab Participants.
                    """),
            Field(
                role: "fte", heading: "FTE", type: .number, isRequired: true,
                description: """
                    Full-time equivalent: above 0 and up to 1, with at most two decimals. 0 only for a keyworker \
                    who is not active.
                    """),
            Field(
                role: "area", heading: "Main area of expertise",
                type: .option([Option("Work"), Option("Health"), Option("Financial"), Option("Other")]),
                isRequired: true,
                description: "The area in which the keyworker mainly works."),
            Field(
                role: "status", heading: "Status",
                type: .option([Option("Active"), Option("On leave"), Option("Left")]), isRequired: true,
                description: "How the keyworker stands at the end of the month."),
            Field(
                role: "start-date", heading: "Start date", type: .date, isRequired: true,
                description: "The day on which the keyworker began."),
            Field(
                role: "end-date", heading: "End date", type: .date,
                description: "The keyworker’s last day. Needed where the status is Left."),
        ])

    package static let marParticipants = TableSchema(
        name: "mar-participants", title: "MAR: participants",
        fields: [
            Field(
                role: "referral-number", heading: "Referral number", type: .text, isRequired: true,
                description: """
                    Section A. The number of the referral in the DWP IT system, as text with its leading zeros. \
                    It stands for the referral and not for the person: somebody who starts again has another \
                    one.
                    """),
            Field(
                role: "start-date", heading: "Start date", type: .date, isRequired: true,
                description: """
                    Section A. The day on which the participant started. Only participants who have started \
                    belong here.
                    """),
            Field(
                role: "stage", heading: "Stage of provision",
                type: .option([
                    Option("Pre-work support"), Option("In-work support"), Option("Disengagement"),
                    Option("Completion"),
                ]), isRequired: true,
                description: "Section A. The stage at the end of the month."),
            Field(
                role: "stage-start-date", heading: "Stage start date", type: .date, isRequired: true,
                description: "Section A. The day on which this stage began."),
            Field(
                role: "employment-start-date", heading: "Employment start date", type: .date,
                description: "Section A. The first day of work; blank until there is one."),
            Field(
                role: "disengagement-date", heading: "Disengagement date", type: .date,
                description: "Section A. The day of the latest disengagement; blank where there was none."),
            Field(
                role: "re-engagement-date", heading: "Re-engagement date", type: .date,
                description: """
                    Section A. The day on which the participant came back from a disengagement; blank where it \
                    does not apply.
                    """),
            Field(
                role: "completion-date", heading: "Completion date", type: .date,
                description: "Section A. The day on which the provision ended; blank until then."),
            Field(
                role: "disengagements", heading: "Disengagements so far", type: .integer,
                description: "Section A. How often the participant has disengaged since the start."),
            Field(
                role: "dedicated-kw-id", heading: "Dedicated KW ID", type: .text, isRequired: true,
                description: "Section B. The KW ID of the participant’s dedicated keyworker, as in the tab Keyworker."),
            Field(
                role: "meetings-with-dkw", heading: "Face to face meetings with dKW", type: .integer, isRequired: true,
                description: """
                    Section B. Meetings of the month with the dedicated keyworker, face to face. 0 where there \
                    was none.
                    """),
            Field(
                role: "meetings-with-others", heading: "Face to face meetings with other operators", type: .integer,
                isRequired: true,
                description: """
                    Section B. Meetings of the month with anybody else of or for the provider, face to face. 0 \
                    where there was none.
                    """),
            Field(
                role: "case-conference-date", heading: "Case Conference date", type: .date,
                description: "Section B. The day of the Case Conference, where one took place in the month."),
            Field(
                role: "work-interventions", heading: "Work interventions", type: .integer, isRequired: true,
                description: "Section C. Interventions of the month that help with work. 0 where there was none."),
            Field(
                role: "health-interventions", heading: "Health interventions", type: .integer, isRequired: true,
                description: "Section C. Interventions of the month that help with health. 0 where there was none."),
            Field(
                role: "financial-interventions", heading: "Financial interventions", type: .integer, isRequired: true,
                description: "Section C. Interventions of the month that help with money. 0 where there was none."),
            Field(
                role: "other-interventions", heading: "Other interventions", type: .integer, isRequired: true,
                description: "Section C. Interventions of the month of any other type. 0 where there was none."),
            Field(
                role: "other-intervention-type", heading: "Other intervention type", type: .text, isRequired: true,
                description: """
                    Section C. What the other interventions were, in a few words and without names. Blank where \
                    there was none.
                    """),
            Field(
                role: "work-experience-hours", heading: "Unpaid work experience hours", type: .number, isRequired: true,
                description: """
                    Section D. Hours of unpaid work experience in the month, with at most two decimals; 16 in \
                    all during pre-work support. 0 where there was none.
                    """),
            Field(
                role: "employer-interventions", heading: "Employer interventions", type: .integer, isRequired: true,
                description: """
                    Section D. Interventions of the month delivered to the participant’s employer during in-work \
                    support. 0 where there was none.
                    """),
        ])

    package static let marPerformance = TableSchema(
        name: "mar-performance", title: "MAR: performance",
        fields: [
            Field(
                role: "css", heading: "CSS",
                type: .option([
                    Option("4", synonyms: ["CSS 4"]), Option("8", synonyms: ["CSS 8"]),
                    Option("10", synonyms: ["CSS 10"]),
                ]), isRequired: true,
                description: "The Customer Service Standard: 4, 8 or 10, one row each."),
            Field(
                role: "eligible", heading: "Eligible cases", type: .integer, isRequired: true,
                description: "Cases of the month to which the standard applies. 0 where there was none."),
            Field(
                role: "met", heading: "Cases met", type: .integer, isRequired: true,
                description: "Those of them in which the standard was met."),
        ])
}
