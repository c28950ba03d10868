package import Findings

/// A rule in words, for the sending guide, for reports and for the user documentation.
package struct RuleText: Hashable, Sendable {
    /// A short name: `A day that does not exist`.
    package var title: String
    /// What it means that the rule was found.
    package var meaning: String
    /// What its reader can do about it.
    package var action: String

    init(_ title: String, _ meaning: String, do action: String) {
        self.title = title
        self.meaning = meaning
        self.action = action
    }
}

/// Where a rule belongs in the guide.
package enum RuleGroup: String, Hashable, Sendable, CaseIterable {
    case file = "The file as a whole"
    case name = "Its name, and who may send it"
    case before = "Beside what came before"
    case headings = "Headings"
    case cells = "Rows and cells"
    case reception = "How it arrived"
    case slips = "Slips"
    case form = "The form of a return"
    case activity = "The files of the Monthly Activities Report"
    case compiling = "Found when the Monthly Activities Report is compiled"

    package var rules: [FindingRule] { FindingRule.allCases.filter { $0.group == self } }
}

extension FindingRule {
    package var group: RuleGroup {
        switch self {
        case .fileEmpty, .fileTooLarge, .rowsTooMany, .columnsTooMany, .cellTooLong, .notText, .textTruncated,
            .encodingAssumed, .lastLineOpen, .sameContent:
            .file
        case .nameUnreadable, .partLooksLikeVersion, .periodFinancialYear, .periodInFuture, .kindNotYours,
            .termsNotAccepted, .outsideReturns, .monthCancelled:
            .name
        case .periodUnlikely, .partAdded, .rowsFell: .before
        case .headingsNotFound, .headingRepeated, .headingNearMiss, .headingAbsent, .headingRowLate, .rowTooWide:
            .headings
        case .dateUnreadable, .dateImpossible, .dateTwoDigitYear, .dateExcelSerial, .dateOutOfRange, .dateInFuture,
            .referralDateBlank, .numberUnreadable, .jobWithoutStart, .jobEndsBeforeStart, .dischargeBeforeReferral,
            .profileBeforeReferral, .clientRepeated, .clientInAnotherFile, .optionUnknown:
            .cells
        case .foundAfterRestart, .poisonFile, .uploadUnfinished, .folderNotRead, .linkNotFollowed, .stillOpen,
            .fileUnreadable:
            .reception
        case .slipStale, .slipForeign, .slipForged, .slipUsed: .slips
        case .formDamaged, .formForeign, .formValueUnreadable, .formValueOutOfRange, .formTextTooLong,
            .formPersonalData, .formPersonalDataLikely, .formFieldUnknown, .formFieldAbsent, .formRevisionOld:
            .form
        case .keyworkerIDMissing, .keyworkerIDRepeated, .keyworkerFTE, .keyworkerArea, .keyworkerStatus,
            .keyworkerLeftWithoutEnd, .keyworkerVanished, .referralMissing, .referralRepeated, .referralNumberDamaged,
            .startMissing, .startAfterMonth, .stageUnknown, .datesOutOfOrder, .countUnreadable, .hoursUnreadable,
            .implausibleCount, .noContactInMonth, .contactsWhileDisengaged, .caseConferenceOutsideMonth,
            .caseConferenceBeforeStart, .otherTypeMissing, .otherTypeWithoutCount, .otherTypePersonalData,
            .otherTypePersonalDataLikely, .workExperienceOutsidePreWork, .employerInterventionsOutsideInWork,
            .workExperienceOver16Hours, .preWorkOver15Months, .activeAfterCompletion, .participantVanished,
            .stageMoveUnusual, .startChanged, .standardRows, .standardCount, .standardMetOverEligible,
            .nationalInsuranceNumber:
            .activity
        case .dedicatedKeyworkerUnknown, .dedicatedKeyworkerNotActive, .referralInTwoParts, .keyworkerInTwoParts,
            .standardMissing, .standardMissed:
            .compiling
        }
    }
}
