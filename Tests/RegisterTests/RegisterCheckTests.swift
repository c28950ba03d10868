import Register
import Testing

struct RegisterCheckTests {
    /// A line put under the sound organisations (line 14) or accounts (line 14), and the one fault it makes.
    @Test(arguments: [
        ("T8,East,team,S8,,", "the parent “S8” is no code of this file: add it, or correct the code"),
        ("T8,East,team,s1,,", "the parent “s1” is no code of this file; did you mean “S1”?"),
        ("T8,East,team,,,", "the parent is blank: a team stands under a service or a provider"),
        ("T8,East,team,QYG,,", "a team can't stand under “QYG”, an stp: a team stands under a service or a provider"),
        ("T8,East,team,T1,,", "a team can't stand under “T1”, a team: a team stands under a service or a provider"),
        (
            "S8,East,service,Y62,,",
            """
            a service can't stand under “Y62”, a region: \
            a service stands under an stp, or directly under the region OTHER
            """
        ),
        (
            "S8,East,service,ENG,,",
            """
            a service can't stand under “ENG”, a nation: \
            a service stands under an stp, or directly under the region OTHER
            """
        ),
        (
            "Q8,East,stp,OTHER,,",
            """
            an stp can't stand under “OTHER”, a region: an stp stands under a region other than OTHER
            """
        ),
        ("Y8,East,region,Y62,,", "a region can't stand under “Y62”, a region: a region stands under a nation"),
        ("P8,East,provider,Y62,,", "a provider can't stand under “Y62”, a region: a provider stands under a nation"),
        (
            "N8,East,nation,ENG,,",
            """
            a nation can't stand under “ENG”, a nation: a nation stands at the top, with a blank parent
            """
        ),
        (
            "T8,East,squad,S1,,",
            """
            the level “squad” is not known: write one of nation, region, stp, service, team, provider
            """
        ),
        (
            ",East,team,S1,,",
            """
            the code is blank: a code is 1 to 24 letters, digits, - and _, and begins with a letter or digit
            """
        ),
        (
            "../x,East,team,S1,,",
            """
            the code “../x” can't be used: a code is 1 to 24 letters, digits, - and _, and begins with a letter or digit
            """
        ),
        ("T8,,team,S1,,", "the name is blank: give the name that documents shall show"),
        (
            "T8,East,team,S1,01/04/2026,",
            """
            valid_from “01/04/2026” is not a day: write it like 2026-04-01, or leave it blank for open
            """
        ),
        (
            "T8,East,team,S1,,2026-02-30",
            """
            valid_to “2026-02-30” is not a day: write it like 2026-04-01, or leave it blank for open
            """
        ),
        (
            "T8,East,team,S1,2026-04-01,2026-03-31",
            """
            valid_to 2026-03-31 is before valid_from 2026-04-01: correct the dates
            """
        ),
        (
            "T1,North team,team,S1,,",
            """
            “T1” is also in line 9 for the same days: take one of the lines out, or give them dates that don't overlap
            """
        ),
        (
            "T2,South team,team,S1,2026-06-30,",
            """
            “T2” is also in line 10 for the same days: take one of the lines out, or give them dates that don't overlap
            """
        ),
        ("T8,East,team,S1,,,surplus", "cell 7 stands under no heading: is a comma too many in this line?"),
    ])
    func `a faulty organisation is named with its line and what to do`(line: String, message: String) {
        let checked = check(organisations: soundOrganisations + "\n" + line)
        #expect(checked.errors == ["organisations:14: \(message)"])
        #expect(checked.register == nil)
    }

    @Test func `the lines of one code may follow each other day by day`() {
        let checked = check(organisations: soundOrganisations + "\nT2,South team again,team,S1,2026-07-01,")
        #expect(checked.errors.isEmpty)
    }

    @Test func `an overlap is found behind a longer span too`() {
        let spans = """
            T8,East,team,S1,2020-01-01,2026-12-31
            T8,East,team,S1,2020-02-01,2020-02-28
            T8,East,team,S1,2021-01-01,2021-12-31
            """
        #expect(
            check(organisations: soundOrganisations + "\n" + spans).errors
                == [15, 16].map {
                    "organisations:\($0): “T8” is also in line 14 for the same days: "
                        + "take one of the lines out, or give them dates that don't overlap"
                })
    }

    @Test func `an organisation keeps its level`() {
        let checked = check(
            organisations: soundOrganisations.replacing(
                "PT1,Provider team,team,P1,,", with: "PT1,One,team,P1,,2025-12-31\nPT1,One,provider,ENG,2026-01-01,"))
        #expect(
            checked.errors == [
                "organisations:14: “PT1” is a team in line 13: "
                    + "an organisation keeps its level; give another one another code"
            ])
    }

    @Test func `a circle is named, and so is each level that is wrong in it`() {
        let checked = check(
            organisations: organisationHeadings
                + "A,One,region,C,,\nB,Two,stp,A,,\nC,Three,service,B,,\nD,Four,team,C,,",
            accounts: accountHeadings)
        #expect(
            checked.errors == [
                "organisations:2: A under C under B under A: a circle; give one of them its right parent",
                "organisations:2: a region can't stand under “C”, a service: a region stands under a nation",
            ])
    }

    @Test func `an organisation under itself is a circle`() {
        let checked = check(organisations: organisationHeadings + "A,One,team,A,,", accounts: accountHeadings)
        #expect(checked.errors.first == "organisations:2: A under A: a circle; give one of them its right parent")
        #expect(checked.errors.count == 2)
    }

    @Test(arguments: [
        (
            "Team North,team,T1",
            """
            “Team North” can't be an account's name: 2 to 31 of a-z, 0-9 and -, beginning with a letter; \
            write “team-north”
            """
        ),
        (
            "7th,team,T1",
            """
            “7th” can't be an account's name: 2 to 31 of a-z, 0-9 and -, beginning with a letter; write “team-7th”
            """
        ),
        (
            "x,service,S1",
            """
            “x” can't be an account's name: 2 to 31 of a-z, 0-9 and -, beginning with a letter; write “service-x”
            """
        ),
        (
            "a-very-long-name-with-32-letters,team,T1",
            """
            “a-very-long-name-with-32-letters” can't be an account's name: 2 to 31 of a-z, 0-9 and -, \
            beginning with a letter; write “a-very-long-name-with-32-letter”
            """
        ),
        (
            "team_east!,team,T1",
            """
            “team_east!” can't be an account's name: 2 to 31 of a-z, 0-9 and -, beginning with a letter; \
            write “team-east”
            """
        ),
        (
            ",team,T1",
            """
            the account's name is blank: 2 to 31 of a-z, 0-9 and -, beginning with a letter; write “team-1”
            """
        ),
        ("team-north,team,T1", "the account “team-north” is also in line 2: take one of the lines out"),
        (
            "east,squad,T1",
            """
            the level “squad” is not known: write one of team, service, stakeholder, stp, region, national, provider
            """
        ),
        ("east,team,T8", "the organisation “T8” is no code of the organisations: add it, or correct the code"),
        ("east,team,t1", "the organisation “t1” is no code of the organisations; did you mean “T1”?"),
        ("east,team,", "the organisation is blank: write its code"),
        (
            "east,team,S1",
            """
            an account of level team belongs to a team, and “S1” is a service: correct the level or the organisation
            """
        ),
        (
            "east,stakeholder,T1",
            """
            an account of level stakeholder belongs to a service, and “T1” is a team: \
            correct the level or the organisation
            """
        ),
        (
            "east,national,Y62",
            """
            an account of level national belongs to a nation, and “Y62” is a region: \
            correct the level or the organisation
            """
        ),
        (
            "east,provider,PT1",
            """
            an account of level provider belongs to a provider, and “PT1” is a team: \
            correct the level or the organisation
            """
        ),
    ])
    func `a faulty account is named with its line and what to do`(line: String, message: String) {
        let checked = check(accounts: soundAccounts + "\n" + line)
        #expect(checked.errors == ["accounts:14: \(message)"])
        #expect(checked.register == nil)
    }

    @Test func `all faults of both files come at once, in the order of the files`() {
        let checked = check(
            organisations: soundOrganisations + "\nT7,East,team,S8,,\nT8,,team,S1,,",
            accounts: accountHeadings + "One,team,T7\ntwo,team,T6\n")
        #expect(
            checked.errors.map { $0.split(separator: ":").prefix(2).joined(separator: ":") } == [
                "organisations:14", "organisations:15", "accounts:2", "accounts:3",
            ])
    }

    @Test func `an account of a faulty organisation is not a fault of its own`() {
        let checked = check(
            organisations: soundOrganisations + "\nT8,East,squad,S1,,", accounts: accountHeadings + "east,team,T8")
        #expect(checked.errors.count == 1)
    }

    @Test(arguments: [
        ("", ["organisations:-: the file is empty: its first line must be code,name,level,parent,valid_from,valid_to"]),
        (
            "\n  \n",
            ["organisations:-: the file is empty: its first line must be code,name,level,parent,valid_from,valid_to"]
        ),
        ("code,name,level,parent,valid_from", ["organisations:1: the column valid_to is missing: add it"]),
        (
            "code,name,level,parent,valid_from,until",
            [
                "organisations:1: column 6 has a heading that is none of code,name,level,parent,valid_from,valid_to: "
                    + "correct it or take the column out",
                "organisations:1: the column valid_to is missing: add it",
            ]
        ),
        (
            "code,name,level,parent,valid_from,valid_to,code",
            ["organisations:1: the column code is there twice: keep one"]
        ),
    ])
    func `without its columns a file is not judged further`(text: String, errors: [String]) {
        #expect(check(organisations: text).errors == errors)
    }

    @Test func `another file in the register's place is not copied into the faults`() {
        let checked = check(accounts: "Client name,NHS number\nJo Bloggs,943 476 5919\n")
        #expect(!checked.errors.isEmpty)
        #expect(checked.errors.allSatisfy { !$0.contains("Bloggs") && !$0.contains("943") && !$0.contains("Client") })
    }
}
