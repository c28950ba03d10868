package import Findings

extension FindingRule {
    /// What the rule means and what to do. The compiler holds that every rule has its text.
    package var text: RuleText {
        switch self {
        case .fileEmpty:
            RuleText(
                "The file is empty",
                "It has no content, or blanks only.",
                do: """
                    Check that your spreadsheet has its heading line and its clients, save it as CSV and send it \
                    again. A heading line without clients is taken; it counts nobody.
                    """)
        case .fileTooLarge:
            RuleText(
                "The file is too large",
                "It is larger than this service reads.",
                do: """
                    Check that it is one caseload, saved as CSV. If it is, cut it into parts by team or place, each \
                    with a label in its name.
                    """)
        case .rowsTooMany:
            RuleText(
                "Too many rows",
                "It has more rows with content than this service reads.",
                do: """
                    Delete rows under your clients that hold only formulas or defaults, or cut the file into parts by \
                    team or place.
                    """)
        case .columnsTooMany:
            RuleText(
                "Too many columns",
                "It has more columns than this service reads.",
                do: "Delete columns that are not in the list of headings.")
        case .cellTooLong:
            RuleText(
                "A cell is too long",
                """
                One cell holds more text than this service reads. Most often a quotation mark was opened and never \
                closed, so that the rest of the file looks like one cell.
                """,
                do: "Look for a stray quotation mark at the line that the message names, and save as CSV again.")
        case .notText:
            RuleText(
                "Not a CSV file",
                """
                It is a workbook, a PDF, an archive or something else that is not text, whatever its name says; or it \
                is UTF-16 text without the mark that says so.
                """,
                do: "Open it in your spreadsheet program, save it as “CSV UTF-8” and send that file.")
        case .textTruncated:
            RuleText(
                "The file looks cut off",
                """
                A quotation is still open at its end, its last row is short and has no line end, or it holds the empty \
                bytes of a broken upload.
                """,
                do: """
                    Send it again and wait until your program says that the upload is complete. If that does not help, \
                    save it as CSV again first.
                    """)
        case .encodingAssumed:
            RuleText(
                "Saved in an older encoding",
                "The file is not UTF-8. It was read as Windows-1252, which is what Excel’s plain “CSV” means.",
                do: "Nothing for now. Next time choose “CSV UTF-8” when you save.")
        case .lastLineOpen:
            RuleText(
                "The last line has no end",
                "The last row is complete, but no line end follows it: more rows may have been lost on the way.",
                do:
                    "Compare the number of rows in the report with your spreadsheet. If it is short, send the file again."
            )
        case .sameContent:
            RuleText(
                "The same file counts already",
                """
                These very bytes count as another part of your service for the same period. Counting them again would \
                count every client twice, so nothing of this file was counted.
                """,
                do:
                    "Send the right file under this name; or withdraw the other part with its slip, then send this again."
            )

        case .nameUnreadable:
            RuleText(
                "The file’s name can’t be read",
                "A name says what the file is, for which period, and perhaps which part. One of these is missing.",
                do: "Give the file the name that the message offers, and send it again.")
        case .partLooksLikeVersion:
            RuleText(
                "The label looks like a version",
                """
                A label after the period names a part, such as a team or a place. A number, a date or a word like \
                “final” would be counted beside the earlier file, not in its place.
                """,
                do: "The message offers two names: one that replaces what you sent before, one that adds a part.")
        case .periodFinancialYear:
            RuleText(
                "The period looks like a quarter of the financial year",
                "Names use calendar quarters: Q1 is January to March.",
                do: "Use the name in the message, which means the same months.")
        case .periodInFuture:
            RuleText(
                "The period has not begun",
                "The first day of the period in the file’s name is still to come.",
                do: "Check the year and the quarter or month in the name, and send the file again.")
        case .kindNotYours:
            RuleText(
                "Not a file that this account sends",
                "Teams send dashboards, services send returns, providers and their teams send MAR files.",
                do: "Send it from the account that may, or give it the kind that it really is.")
        case .termsNotAccepted:
            RuleText(
                "The terms are not accepted yet",
                "Until a service has accepted the current terms, its files and its teams’ files are refused unread.",
                do: """
                    The account that the message names can accept them: by dropping its slip “accept-terms” into its \
                    inbox. Then send the file again.
                    """)
        case .outsideReturns:
            RuleText(
                "No returns from this organisation",
                "A service outside the NHS regions has dashboards but no quarterly returns.",
                do: "Send dashboard files from the team accounts. If your service should make returns, ask the support."
            )
        case .monthCancelled:
            RuleText(
                "The month is closed",
                "Its data were destroyed when their keeping time was over, so nothing more is taken for it.",
                do: "Check the month in the name. If it is right, ask your DWP performance manager.")

        case .periodUnlikely:
            RuleText(
                "No date falls in the period",
                "None of the file’s dates is in the quarter that its name says.",
                do: """
                    If the message’s quarter is the right one, withdraw this part with its slip and send the file \
                    under that quarter’s name.
                    """)
        case .partAdded:
            RuleText(
                "A new part beside earlier ones",
                "The label is new, so this file is counted together with the parts that the message lists.",
                do: """
                    Nothing, if it holds other clients. If it should replace one of them, withdraw this part with its \
                    slip and send the file under that part’s name.
                    """)
        case .rowsFell:
            RuleText(
                "Far fewer clients than before",
                "This part has less than 80% of the clients that it had.",
                do: "Check that no filter hid clients when you saved. If some are missing, send the whole file again.")

        case .headingsNotFound:
            RuleText(
                "No headings found",
                "None of the first 20 lines holds a known heading, or “Referral date”, which every file needs, is missing.",
                do: "Put a heading line above your clients, worded as in the list of headings.")
        case .headingRepeated:
            RuleText(
                "A heading stands twice",
                "Two columns have the same heading, so it can’t be told which of them counts.",
                do: "Rename or delete one of the two columns that the message names.")
        case .headingNearMiss:
            RuleText(
                "A heading is nearly right",
                "It looks like a known heading, but is not worded the same. The column was not read.",
                do: "If it is the heading that the message names, word it so and send the file again.")
        case .headingAbsent:
            RuleText(
                "A heading is missing",
                "The numbers that need it are shown as not known, never as 0. The message lists them.",
                do: "Add the column if you have what belongs in it. If you do not, nothing: all other numbers count.")
        case .headingRowLate:
            RuleText(
                "Lines above the headings",
                "The heading line is not the first line. What stands above it was passed over.",
                do: "Nothing, if the report names the right row. Deleting the lines above makes sure of it.")
        case .rowTooWide:
            RuleText(
                "Content to the right of the last heading",
                "A row has more cells than there are headings. Often an unquoted comma has pushed them to the right.",
                do: "Look at the row: give the column a heading, or clear the cell, and save as CSV again.")

        case .dateUnreadable:
            RuleText(
                "Not a date",
                "A column of dates holds something else.",
                do: """
                    Write the day as DD/MM/YYYY, such as 01/10/2026, or leave the cell blank. Notes belong in a column \
                    of their own.
                    """)
        case .dateImpossible:
            RuleText(
                "A day that does not exist",
                "No calendar has this day. Perhaps month and day are the wrong way round.",
                do: "Write the day first: DD/MM/YYYY.")
        case .dateTwoDigitYear:
            RuleText(
                "A year of two digits",
                "It can’t be told which century is meant.",
                do: "Write the year with four digits: DD/MM/YYYY.")
        case .dateExcelSerial:
            RuleText(
                "A number in place of a date",
                "The spreadsheet program saved its own number for the day.",
                do: "Give the whole column the format Date (DD/MM/YYYY), then save as CSV again.")
        case .dateOutOfRange:
            RuleText(
                "A date out of range",
                "Dates are read from 01/01/1900 to 31/12/2100.",
                do: "Check the year.")
        case .dateInFuture:
            RuleText(
                "A date after the day of sending",
                """
                It stays the date that it is, but nothing has happened on it yet, so it makes no referral, start or \
                outcome. A planned discharge still keeps a vocational profile from counting.
                """,
                do: "Check the year. A date that really is planned may stay.")
        case .referralDateBlank:
            RuleText(
                "No referral date",
                "The row has other dates but no referral date. The client is in no referral and no caseload number.",
                do: "Enter the referral date.")
        case .numberUnreadable:
            RuleText(
                "Hours that can’t be read",
                """
                Hours per week are a number above 0 and up to 168, or one of the bands 30+, 16-29, 5-15 and 1-4. The \
                cell was not read.
                """,
                do: "Write the hours as a number alone, such as 16 or 37.5.")
        case .jobWithoutStart:
            RuleText(
                "A job ends but never started",
                "There is an end date and no start date.",
                do: "Enter the start date, or clear the end date.")
        case .jobEndsBeforeStart:
            RuleText(
                "A job ends before it starts",
                "The end date is earlier than the start date of the same job.",
                do: "Check both dates of that job.")
        case .dischargeBeforeReferral:
            RuleText(
                "Discharged before the referral",
                "The discharge date is earlier than the referral date.",
                do: "Check both dates. A client who came back needs the latest referral and a blank discharge date.")
        case .profileBeforeReferral:
            RuleText(
                "Profile before the referral",
                "The vocational profile was started before the referral date.",
                do: "Check both dates. The profile counts all the same, but not in the days from referral to profile.")
        case .clientRepeated:
            RuleText(
                "A client has more than one row",
                "The same Client ID stands in two rows, and there must be one row a client. The message names both.",
                do: "Keep the row with the latest referral, put the jobs of both rows in it, and delete the other.")
        case .clientInAnotherFile:
            RuleText(
                "A client is in two files",
                """
                Found only when several files are checked together before sending. Sent like this, the client would \
                count twice.
                """,
                do: "Keep the client in one of the files.")
        case .optionUnknown:
            RuleText(
                "Words that are not in the list",
                "Cells of this column hold something that is none of its options. It counts as “Unrecognised”.",
                do: "Choose from the options listed beside the heading.")

        case .foundAfterRestart:
            RuleText(
                "Found after a restart",
                "The file lay in the inbox when the machine went down, so it can’t be known whether it is whole.",
                do: "Send it again.")
        case .poisonFile:
            RuleText(
                "The program failed on this file",
                "Reading it stopped the program more than once, so it was refused unread. That is our fault, not yours.",
                do: "Tell the support the drop number in the report. They will say when to send the file again.")
        case .uploadUnfinished:
            RuleText(
                "An upload was never finished",
                "A file lay in the inbox under the name of an unfinished upload for too long, and was deleted.",
                do: "Send it again and wait until your program says that the upload is complete.")
        case .folderNotRead:
            RuleText(
                "Folders are not read",
                "Only files that lie in the inbox itself are read. A folder is removed with all that is in it.",
                do: "Put the files themselves into the inbox.")
        case .linkNotFollowed:
            RuleText(
                "A link is not a file",
                "A link was put into the inbox. It was removed and not followed.",
                do: "Send the file itself.")
        case .stillOpen:
            RuleText(
                "The file stayed open",
                "A program held it open for too long, so it can’t be known whether it was whole. It was deleted.",
                do: "End the upload in your program, start it anew and send the file again.")
        case .fileUnreadable:
            RuleText(
                "The file’s permissions kept it shut",
                "The program that sent it gave it permissions that shut us out. It was kept for a day and then deleted unread.",
                do: "Tell the support contact, and send the file again once they have answered.")

        case .slipStale:
            RuleText(
                "The slip is out of date",
                "What it is about has changed since the slip was offered.",
                do: "Look at how things stand now, and use the slip that lies in your slips folder now.")
        case .slipForeign:
            RuleText(
                "Another account’s slip",
                "A slip works only for the account that it was offered to.",
                do: "Use a slip from your own slips folder.")
        case .slipForged:
            RuleText(
                "The slip’s code is wrong",
                "The slip was changed, or its code was made with a key that is no longer in use.",
                do: "Copy a slip from your slips folder into the inbox as it is.")
        case .slipUsed:
            RuleText(
                "The slip was used before",
                "It has done what it says already; a slip works once.",
                do: "Nothing. To do it again, use the slip that is offered now, if there is one.")

        case .formDamaged:
            RuleText(
                "The form has lost something",
                "A row that says whose form it is, or for which quarter, is missing or can’t be read, or a row is there twice.",
                do: "Take the form from your forms folder again, and fill in the column By hand only.")
        case .formForeign:
            RuleText(
                "Another service’s form",
                "A form counts only for the service that it was offered to.",
                do: "Use a form from your own forms folder.")
        case .formValueUnreadable:
            RuleText(
                "An answer of the form can’t be read",
                "The field asks for a number, a date, or yes or no, and something else is there.",
                do: "Write the answer as the column Help shows, or clear it, and drop the form again.")
        case .formValueOutOfRange:
            RuleText(
                "An answer of the form is out of its range",
                "The number is smaller or larger than the field allows, or the date is still to come.",
                do: "Check the answer and drop the form again.")
        case .formTextTooLong:
            RuleText(
                "A text of the form is too long",
                "Each text may have up to 4,000 characters, line breaks included.",
                do: "Shorten it and drop the form again.")
        case .formPersonalData:
            RuleText(
                "A text of the form names somebody",
                """
                It holds what looks like an NHS number, a National Insurance number or a date of birth. Nothing of the form \
                was kept.
                """,
                do: "Take it out, also where it is only part of a story, and drop the form again.")
        case .formPersonalDataLikely:
            RuleText(
                "A text of the form may name somebody",
                """
                It holds an e-mail address, a phone number or a date many years back. Everybody who may read the return \
                reads its texts as they are.
                """,
                do: "If it belongs to a client, take it out and drop the form again.")
        case .formFieldUnknown:
            RuleText(
                "A row of the form is not read",
                "It has an answer, but its field is none of the form’s, or one that is worked out from others.",
                do: "Compare the columns Section and Field with the form in your forms folder.")
        case .formFieldAbsent:
            RuleText(
                "Rows of the form are missing",
                "A form is all that is given by hand, so a field whose row is missing has no answer from now on.",
                do: "If it should have one, take the form from your forms folder again and fill that in.")
        case .formRevisionOld:
            RuleText(
                "The form was made before the last changes",
                "The return changed after the form was made. What the form says counts now.",
                do: "Look at the fields that the message names, and at the preview.")

        case .keyworkerIDMissing:
            RuleText(
                "A keyworker without an ID",
                "The row has no KW ID, so nobody can tell which keyworker it is about.",
                do: "Enter the KW ID: what you call the keyworker, never a name.")
        case .keyworkerIDRepeated:
            RuleText(
                "A keyworker has two rows",
                """
                The same KW ID stands in two rows, and there must be one row a keyworker. The message names \
                both.
                """,
                do: "Keep one row and delete the other, or correct the ID of one.")
        case .keyworkerFTE:
            RuleText(
                "An FTE that can’t be right",
                """
                The FTE is blank, is no number with at most two decimals, or is not above 0 and up to 1. 0 is \
                allowed only for a keyworker who is not active.
                """,
                do: "Write it as a part of one full-time post: 1, 0.8 or 0.25.")
        case .keyworkerArea:
            RuleText(
                "An area that is not in the list",
                "The main area of expertise is blank or none of the list.",
                do: "Choose Work, Health, Financial or Other.")
        case .keyworkerStatus:
            RuleText(
                "A status that is not in the list",
                "The keyworker’s status is blank or none of the list.",
                do: "Choose Active, On leave or Left.")
        case .keyworkerLeftWithoutEnd:
            RuleText(
                "Left, but no end date",
                "The keyworker’s status is Left and the end date is blank.",
                do: "Enter the last day, or correct the status.")
        case .keyworkerVanished:
            RuleText(
                "A keyworker of last month is missing",
                "A keyworker who had not left by the end of last month is not in this month’s rows.",
                do: """
                    If the keyworker has left, keep the row and write Left with the end date. Else add the row \
                    again.
                    """)
        case .referralMissing:
            RuleText(
                "No referral number",
                "The row has no referral number, so it can’t be reported.",
                do: "Enter the referral number. A participant belongs here once there is one.")
        case .referralRepeated:
            RuleText(
                "A referral has two rows",
                """
                The same referral number stands in two rows, and there must be one row a referral. The message \
                names both.
                """,
                do: "Keep one row and delete the other, or correct the number of one.")
        case .referralNumberDamaged:
            RuleText(
                "A referral number that was damaged",
                """
                It was turned into a number such as those of a calculator, so its last digits are lost, or it \
                does not look as referral numbers do.
                """,
                do: """
                    Give the whole column the format Text, enter the numbers again from the DWP IT system, and save \
                    as CSV again.
                    """)
        case .startMissing:
            RuleText(
                "A start date is missing",
                "A start date that belongs to every row is blank.",
                do: "Enter the date in the cell that the report names.")
        case .startAfterMonth:
            RuleText(
                "Started after the month",
                """
                The start date is after the end of the month, and only participants who have started belong in \
                it.
                """,
                do: "Check the date. If it is right, take the row out: it belongs to a later month.")
        case .stageUnknown:
            RuleText(
                "A stage that is not in the list",
                "The stage of provision is blank or none of the list.",
                do: "Choose Pre-work support, In-work support, Disengagement or Completion.")
        case .datesOutOfOrder:
            RuleText(
                "Dates in the wrong order",
                "One date of the row is before another that it must follow. The message names both.",
                do: "Check both dates, the day first: 31/01/2026.")
        case .countUnreadable:
            RuleText(
                "A count that can’t be read",
                "The cell holds no whole number from 0 on, or it is blank: blank is not zero.",
                do: """
                    Write a whole number, 0 where there was none. Only in rows of Disengagement or Completion may \
                    it be blank.
                    """)
        case .hoursUnreadable:
            RuleText(
                "Hours that are no number",
                """
                The hours of unpaid work experience are no number from 0 on with at most two decimals, or they \
                are blank: blank is not zero.
                """,
                do: "Write the hours as a number alone, such as 12 or 7.5, and 0 where there were none.")
        case .implausibleCount:
            RuleText(
                "A number that is hard to believe",
                "There are more meetings, interventions or hours than a month has room for.",
                do: "Check the number. If it is right, leave it.")
        case .noContactInMonth:
            RuleText(
                "Nobody met the participant",
                """
                The participant is in pre-work or in-work support, and both numbers of meetings are 0.
                """,
                do: "Check both numbers. If nobody met, leave them.")
        case .contactsWhileDisengaged:
            RuleText(
                "Meetings while disengaged",
                "The participant was disengaged during the whole month, and there were meetings.",
                do: "Check the stage and its dates, and the numbers of meetings.")
        case .caseConferenceOutsideMonth:
            RuleText(
                "A Case Conference of another month",
                "The date of the Case Conference is not in the month that the file is for.",
                do: """
                    Clear the cell if the Case Conference took place in another month; else correct the date.
                    """)
        case .caseConferenceBeforeStart:
            RuleText(
                "A Case Conference before the start",
                "The Case Conference took place before the participant started.",
                do: "Check both dates.")
        case .otherTypeMissing:
            RuleText(
                "Other interventions without a type",
                "There are other interventions, and the cell that says what they were is blank.",
                do: "Write what they were, in a few words and without names.")
        case .otherTypeWithoutCount:
            RuleText(
                "A type without other interventions",
                "The cell says what the other interventions were, and their number is 0 or blank.",
                do: "Enter the number, or clear the type.")
        case .otherTypePersonalData:
            RuleText(
                "The type of intervention names somebody",
                """
                It holds what looks like an NHS number or a date of birth. Nothing of the file was kept.
                """,
                do: "Take it out and send the file again.")
        case .otherTypePersonalDataLikely:
            RuleText(
                "The type of intervention may name somebody",
                """
                It holds an e-mail address, a phone number or a date many years back, and it is sent to DWP as \
                it is.
                """,
                do: "If it belongs to the participant, take it out and send the file again.")
        case .workExperienceOutsidePreWork:
            RuleText(
                "Work experience outside pre-work support",
                """
                There are hours of unpaid work experience, and by stage and dates the participant was in \
                pre-work support on no day of the month.
                """,
                do: "Check the hours, the stage and the dates.")
        case .employerInterventionsOutsideInWork:
            RuleText(
                "Employer interventions outside in-work support",
                """
                There are interventions with an employer, and by stage and dates the participant was in in-work \
                support on no day of the month.
                """,
                do: "Check the number, the stage and the dates.")
        case .workExperienceOver16Hours:
            RuleText(
                "More than 16 hours of work experience",
                """
                Unpaid work experience is at most 16 hours in all of pre-work support. Only months that are \
                still kept can be added, so the true total may be higher.
                """,
                do: "Check the hours of this month and of the months before.")
        case .preWorkOver15Months:
            RuleText(
                "In pre-work support for more than 15 months",
                "Pre-work support lasts up to 15 months from the start.",
                do: "Check the start date and the stage.")
        case .activeAfterCompletion:
            RuleText(
                "Counts after completion",
                "The provision ended before the month began, and yet something was counted in it.",
                do: "Check the completion date and the numbers.")
        case .participantVanished:
            RuleText(
                "A participant of last month is missing",
                """
                A participant who had not completed by the end of last month is not in this month’s rows.
                """,
                do: """
                    If the provision has ended, keep the row and write Completion with its date. Else add the row \
                    again.
                    """)
        case .stageMoveUnusual:
            RuleText(
                "An unusual move between stages",
                """
                The stage does not usually follow the one of last month: back from Completion, from in-work to \
                pre-work support, or out of Disengagement without a re-engagement date.
                """,
                do: "Check the stage and its dates.")
        case .startChanged:
            RuleText(
                "Another start date than last month",
                "The referral has another start date than it had last month.",
                do: "Check it: a person who starts again has a new referral number.")
        case .standardRows:
            RuleText(
                "Not one row for each standard",
                "The performance file must have one row for each of CSS 4, 8 and 10, and no other.",
                do: "Add what is missing, with 0 where there was no case, and delete what is too much.")
        case .standardCount:
            RuleText(
                "Cases that can’t be read",
                "A number of cases is blank or no whole number from 0 on: blank is not zero.",
                do: "Write a whole number, 0 where there was none.")
        case .standardMetOverEligible:
            RuleText(
                "More cases met than there were",
                "The cases in which the standard was met are more than the eligible ones.",
                do: "Check both numbers.")
        case .nationalInsuranceNumber:
            RuleText(
                "A National Insurance number",
                """
                A cell holds what looks like a National Insurance number. In a column that is read this is an \
                error; in one that is not it is a warning, as the number is neither read nor kept.
                """,
                do: "Take it out. The report knows a participant by the referral number alone.")
        case .dedicatedKeyworkerUnknown:
            RuleText(
                "A dedicated keyworker who is not in the list",
                """
                The Dedicated KW ID of a participant is blank or is no KW ID of the month’s keyworkers.
                """,
                do: "Correct the ID, or add the keyworker, and send that file again.")
        case .dedicatedKeyworkerNotActive:
            RuleText(
                "A dedicated keyworker who is not active",
                """
                The dedicated keyworker of a participant in pre-work or in-work support is on leave or has \
                left.
                """,
                do: "Name another keyworker, or correct the keyworker’s status, and send that file again.")
        case .referralInTwoParts:
            RuleText(
                "A referral in two files",
                "The same referral number is in the files of two teams or parts.",
                do: "Keep it in one of them and send the other again.")
        case .keyworkerInTwoParts:
            RuleText(
                "A keyworker in two files",
                "The same KW ID is in the files of two teams or parts.",
                do: "Keep it in one of them, or correct the ID of one, and send that file again.")
        case .standardMissing:
            RuleText(
                "No performance figures",
                "No part has given figures for the standards that the message names.",
                do: "Send the performance file.")
        case .standardMissed:
            RuleText(
                "A standard was missed",
                """
                Fewer cases met the standard than it asks for: 97 of 100 for CSS 4, all for CSS 8 and CSS 10. \
                This is a fact of performance and no fault of the data.
                """,
                do: "Nothing, if the figures are right.")
        }
    }
}
