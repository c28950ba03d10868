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

    /// The published severity of the rule.
    package var severity: Severity {
        switch self {
        case .encodingAssumed, .lastLineOpen, .periodUnlikely, .partAdded, .rowsFell, .headingNearMiss, .headingAbsent,
            .headingRowLate, .dateInFuture, .referralDateBlank, .numberUnreadable, .profileBeforeReferral,
            .clientInAnotherFile, .optionUnknown, .formPersonalDataLikely, .formFieldUnknown, .formFieldAbsent,
            .formRevisionOld:
            .warning
        default:
            .error
        }
    }
}
