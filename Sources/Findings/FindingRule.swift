/// The catalogue of rules. The slugs are published: they may grow in number and never change their meaning.
package enum FindingRule: String, Hashable, Sendable, Codable, CodingKeyRepresentable, CaseIterable {
    // The file as a whole.
    case fileEmpty = "file-empty"
    case fileTooLarge = "file-too-large"
    case rowsTooMany = "rows-too-many"
    case columnsTooMany = "columns-too-many"
    case cellTooLong = "cell-too-long"
    case notText = "not-text"
    case textTruncated = "text-truncated"
    case encodingAssumed = "encoding-assumed"
    case lastLineOpen = "last-line-open"
    case sameContent = "same-content"

    // Its name, and who may send it.
    case nameUnreadable = "name-unreadable"
    case partLooksLikeVersion = "part-looks-like-version"
    case periodFinancialYear = "period-financial-year"
    case periodInFuture = "period-in-future"
    case kindNotYours = "kind-not-yours"
    case termsNotAccepted = "terms-not-accepted"
    case outsideReturns = "outside-returns"
    case monthCancelled = "month-cancelled"

    // Beside what came before.
    case periodUnlikely = "period-unlikely"
    case partAdded = "part-added"
    case rowsFell = "rows-fell"

    // Headings.
    case headingsNotFound = "headings-not-found"
    case headingRepeated = "heading-repeated"
    case headingNearMiss = "heading-near-miss"
    case headingAbsent = "heading-absent"
    case headingRowLate = "heading-row-late"
    case rowTooWide = "row-too-wide"

    // Cells and rows.
    case dateUnreadable = "date-unreadable"
    case dateImpossible = "date-impossible"
    case dateTwoDigitYear = "date-two-digit-year"
    case dateExcelSerial = "date-excel-serial"
    case dateOutOfRange = "date-out-of-range"
    case dateInFuture = "date-in-future"
    case referralDateBlank = "referral-date-blank"
    case numberUnreadable = "number-unreadable"
    case jobWithoutStart = "job-without-start"
    case jobEndsBeforeStart = "job-ends-before-start"
    case dischargeBeforeReferral = "discharge-before-referral"
    case profileBeforeReferral = "profile-before-referral"
    case clientRepeated = "client-repeated"
    case clientInAnotherFile = "client-in-another-file"
    case optionUnknown = "option-unknown"

    // Reception.
    case foundAfterRestart = "found-after-restart"
    case poisonFile = "poison-file"
    case uploadUnfinished = "upload-unfinished"
    case folderNotRead = "folder-not-read"
    case linkNotFollowed = "link-not-followed"
    case stillOpen = "still-open"
    /// Decided here: an upload whose permissions kept it shut for a day.
    case fileUnreadable = "file-unreadable"

    // Slips.
    case slipStale = "slip-stale"
    case slipForeign = "slip-foreign"
    case slipForged = "slip-forged"
    case slipUsed = "slip-used"

    // The form of a return.
    case formDamaged = "form-damaged"
    case formForeign = "form-foreign"
    case formValueUnreadable = "form-value-unreadable"
    case formValueOutOfRange = "form-value-out-of-range"
    case formTextTooLong = "form-text-too-long"
    case formPersonalData = "form-personal-data"
    case formPersonalDataLikely = "form-personal-data-likely"
    case formFieldUnknown = "form-field-unknown"
    case formFieldAbsent = "form-field-absent"
    case formRevisionOld = "form-revision-old"

    // The Monthly Activities Report: cells and rows of its three files.
    case keyworkerIDMissing = "kw-id-missing"
    case keyworkerIDRepeated = "kw-id-repeated"
    case keyworkerFTE = "kw-fte"
    case keyworkerArea = "kw-area"
    case keyworkerStatus = "kw-status"
    case keyworkerLeftWithoutEnd = "kw-left-without-end"
    case keyworkerVanished = "kw-vanished"
    case referralMissing = "referral-missing"
    case referralRepeated = "referral-repeated"
    case referralNumberDamaged = "referral-number-damaged"
    case startMissing = "start-missing"
    case startAfterMonth = "start-after-month"
    case stageUnknown = "stage-unknown"
    case datesOutOfOrder = "dates-out-of-order"
    case countUnreadable = "count-unreadable"
    case hoursUnreadable = "hours-unreadable"
    case implausibleCount = "implausible-count"
    case noContactInMonth = "no-contact-in-month"
    case contactsWhileDisengaged = "contacts-while-disengaged"
    case caseConferenceOutsideMonth = "case-conference-outside-month"
    case caseConferenceBeforeStart = "case-conference-before-start"
    case otherTypeMissing = "other-type-missing"
    case otherTypeWithoutCount = "other-type-without-count"
    case otherTypePersonalData = "other-type-personal-data"
    case otherTypePersonalDataLikely = "other-type-personal-data-likely"
    case workExperienceOutsidePreWork = "work-experience-outside-pre-work"
    case employerInterventionsOutsideInWork = "employer-interventions-outside-in-work"
    case workExperienceOver16Hours = "work-experience-over-16-hours"
    case preWorkOver15Months = "pre-work-over-15-months"
    case activeAfterCompletion = "active-after-completion"
    case participantVanished = "participant-vanished"
    case stageMoveUnusual = "stage-move-unusual"
    case startChanged = "start-changed"
    case standardRows = "css-rows"
    case standardCount = "css-count"
    case standardMetOverEligible = "css-met-over-eligible"
    case nationalInsuranceNumber = "national-insurance-number"

    // The Monthly Activities Report: found when all parts of a month are looked at together. These reject nothing.
    case dedicatedKeyworkerUnknown = "dkw-unknown"
    case dedicatedKeyworkerNotActive = "dkw-not-active"
    case referralInTwoParts = "referral-in-two-parts"
    case keyworkerInTwoParts = "kw-in-two-parts"
    case standardMissing = "css-missing"
    case standardMissed = "css-missed"

    /// The published severity of the rule.
    package var severity: Severity {
        switch self {
        case .encodingAssumed, .lastLineOpen, .periodUnlikely, .partAdded, .rowsFell, .headingNearMiss, .headingAbsent,
            .headingRowLate, .dateInFuture, .referralDateBlank, .numberUnreadable, .profileBeforeReferral,
            .clientInAnotherFile, .optionUnknown, .formPersonalDataLikely, .formFieldUnknown, .formFieldAbsent,
            .formRevisionOld, .keyworkerVanished, .implausibleCount, .noContactInMonth, .contactsWhileDisengaged,
            .otherTypePersonalDataLikely, .workExperienceOver16Hours, .preWorkOver15Months, .participantVanished,
            .stageMoveUnusual, .startChanged, .dedicatedKeyworkerUnknown, .dedicatedKeyworkerNotActive,
            .referralInTwoParts, .keyworkerInTwoParts, .standardMissing, .standardMissed:
            .warning
        default:
            .error
        }
    }
}
