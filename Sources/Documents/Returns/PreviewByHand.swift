import QuarterlyReturns

/// The sections of a return that are given by hand alone: workforce, fidelity and narratives.
struct PreviewByHand {
    var figures: ReturnContent
    /// Nil where there is no return of last quarter.
    var lastQuarter: ReturnContent?

    @HTMLBuilder
    var html: HTML {
        workforce
        fidelity
        narratives
    }

    private var workforce: HTML {
        section(HTML(ReturnField.Section.workforce.rawValue), id: "workforce") {
            WorkforceTable(
                caption: "Full-time equivalents, all given by hand; vacant is funded less in post",
                value: { figures.value(of: $0)?.number },
                change: { field in
                    guard let now = figures.value(of: field)?.number,
                        let before = lastQuarter?.value(of: field)?.number, before != now
                    else { return nil }
                    return field.changeText(from: before, to: now)
                }
            ).html
            facts([.inclusionRuleFollowed])
        }
    }

    private var fidelity: HTML {
        section(HTML(ReturnField.Section.fidelity.rawValue), id: "fidelity") {
            facts([.fidelityReviewed, .fidelityScore, .fidelityCategory, .fidelityNextReview])
            p(["class": "muted small"]) {
                """
                The category follows from the score: 115 to 125 exemplary, 100 to 114 good, 74 to 99 fair, 73 or less \
                not IPS.
                """
            }
        }
    }

    /// Fields given by hand, each with last quarter's value where it was another.
    private func facts(_ fields: [ReturnField]) -> HTML {
        block("dl", ["class": "facts"]) {
            for field in fields {
                block("dt") { HTML(field.label) }
                block("dd") {
                    if let value = figures.value(of: field) {
                        HTML(field.text(of: value))
                    } else {
                        element("span", ["class": "muted"]) { "not given" }
                    }
                    if let before = lastQuarter?.value(of: field), before != figures.value(of: field) {
                        element("span", ["class": "muted"]) { " (last quarter: \(field.text(of: before)))" }
                    }
                }
            }
        }
    }

    private var narratives: HTML {
        section(HTML(ReturnField.Section.narrative.rawValue), id: "narratives") {
            p(["class": "muted small"]) {
                "STP, region and nation read these as you wrote them. No names, please."
            }
            for narrative in ReturnField.Narrative.allCases {
                let field = ReturnField.narrative(narrative)
                h3(HTML(field.label))
                if let value = figures.value(of: field) {
                    p(["class": "prose"]) { HTML(field.text(of: value)) }
                } else {
                    p(["class": "muted"]) { "Nothing written." }
                }
            }
        }
    }
}
