package import CivilTime

/// What in a free text may tell who a client is. The texts of a return are screened for it (returns.md, "A return").
package enum PersonalData: Hashable, Sendable, CaseIterable {
    /// Ten digits with a valid check digit.
    case nhsNumber
    /// Two letters, six digits and one of A to D.
    case nationalInsuranceNumber
    /// A date beside “born”, “DOB” or “date of birth”.
    case dateOfBirth
    case emailAddress
    case phoneNumber
    /// A date 14 years back or more.
    case oldDate

    /// As findings name it, with its article.
    package var words: String {
        switch self {
        case .nhsNumber: "an NHS number"
        case .nationalInsuranceNumber: "a National Insurance number"
        case .dateOfBirth: "a date of birth"
        case .emailAddress: "an e-mail address"
        case .phoneNumber: "a phone number"
        case .oldDate: "a date many years back"
        }
    }

    /// All kinds that are found in a text; `today` in Europe/London.
    package static func found(in text: String, today: CivilDay) -> Set<PersonalData> {
        let text = Array(text.unicodeScalars)
        let groups = DigitGroup.all(in: text)
        let dates = WrittenDate.all(in: text)
        var found: Set<PersonalData> = []
        if holdsNHSNumber(groups) { found.insert(.nhsNumber) }
        if holdsNationalInsuranceNumber(text) { found.insert(.nationalInsuranceNumber) }
        if holdsDateOfBirth(text, dates) { found.insert(.dateOfBirth) }
        if holdsEmailAddress(text) { found.insert(.emailAddress) }
        if holdsPhoneNumber(groups) { found.insert(.phoneNumber) }
        if dates.contains(where: { isOld($0, today) }) { found.insert(.oldDate) }
        return found
    }
}
