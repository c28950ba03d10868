import QuarterlyReturns

/// What can be done about what a preview points out.
extension ReturnCheck.Rule {
    var action: String {
        switch self {
        case .partWeighedEarly:
            "Send this part again under the same name, now that the quarter has ended, or withdraw it with its slip."
        case .sustained26AboveSustained13:
            """
            Most of those who reach 26 weeks reached 13 before. Look at the sustainment dates recorded by hand, and \
            whether a figure by hand is in the wrong line.
            """
        case .inEmploymentAboveReferrals:
            "They are a part of the referrals, so there can’t be more of them. Correct the figure given by hand."
        case .intoWorkAboveJobStarts:
            "Everybody who goes into work starts a job. Correct the figure given by hand."
        case .changedByMoreThanHalf:
            "Look whether all spreadsheets were sent, and none twice. If the number is right, leave it."
        case .carriedOverUnlikeClosing:
            """
            What is carried over is the caseload on 31 March. Correct the one that is wrong: this figure, or last \
            quarter’s return.
            """
        }
    }
}
