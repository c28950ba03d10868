package import Caseload

/// The figures and words of one return: what its parts add up to, and what was given by hand.
///
/// Equal contents are equal values, whatever drops they came from: sending everything again makes no new revision.
package struct ReturnContent: Hashable, Sendable, Codable {
    /// Sums over the parts, of measures and bands that at least one part knows.
    package let calculated: [ReturnField: Int]
    /// Fields of `calculated` that some part could not tell, in their order: the sum is that of the others.
    package let partlyKnown: [ReturnField]
    package let byHand: [ReturnField: ReturnValue]

    /// - Parameters:
    ///   - parts: in any order; none where a return is made by hand alone.
    ///   - byHand: the whole state of the form, checked before.
    package init(parts: [Aggregate] = [], byHand: [ReturnField: ReturnValue] = [:]) {
        let total = AggregateTotal(of: parts)
        var calculated: [ReturnField: Int] = [:]
        for (measure, value) in total.aggregate.measures { calculated[.measure(measure)] = value }
        for (measure, bands) in total.aggregate.bands {
            for (band, value) in bands { calculated[.band(measure, band)] = value }
        }
        let incomplete = Set(total.incomplete)
        self.calculated = calculated
        partlyKnown = ReturnField.all.filter { field in
            switch field {
            case .measure(let measure): incomplete.contains(measure.rawValue)
            case .band(let measure, _): incomplete.contains(measure.rawValue)
            default: false
            }
        }
        self.byHand = byHand
    }

    /// Nothing calculated and nothing by hand.
    package var isEmpty: Bool { calculated.isEmpty && byHand.isEmpty }

    /// What the return says, for those who read it: by hand before calculated; of a field that some part lacks, the sum of
    /// the others; what follows from other fields. Nil where nothing is known.
    package func value(of field: ReturnField) -> ReturnValue? {
        switch field {
        case .staff(let role, let funding, .vacant):
            guard let funded = value(of: .staff(role, funding, .funded))?.number,
                let inPost = value(of: .staff(role, funding, .inPost))?.number
            else { return nil }
            return .number(funded - inPost)
        case .fidelityCategory:
            return value(of: .fidelityScore)?.number.map { .text(FidelityCategory(score: $0).rawValue) }
        default:
            return byHand[field] ?? calculated[field].map(ReturnValue.number)
        }
    }

    /// The same, and nil where some part lacks the figure: what is stored and added up over services.
    package func reportedValue(of field: ReturnField) -> ReturnValue? {
        incomplete.contains(field) ? nil : value(of: field)
    }

    /// Fields that are not reported because some part lacks them and nothing was given by hand, in their order.
    package var incomplete: [ReturnField] { partlyKnown.filter { byHand[$0] == nil } }

    /// Fields that nothing is known about, in their order; those that follow from others are left out.
    package var missing: [ReturnField] {
        ReturnField.all.filter { !$0.isDerived && value(of: $0) == nil }
    }

    /// Fields with another sum or another answer by hand than before, in their order.
    package func fieldsChanged(since earlier: ReturnContent) -> [ReturnField] {
        ReturnField.all.filter { field in
            calculated[field] != earlier.calculated[field] || byHand[field] != earlier.byHand[field]
                || partlyKnown.contains(field) != earlier.partlyKnown.contains(field)
        }
    }

    /// Hours a week of all clients together ÷ clients with hours, in tenths of an hour, rounded half up: suggests the
    /// average that is asked for by hand. Nil where one of the two is not known or there is no client.
    package var averageHoursHint: Int? {
        guard let hundredths = reportedValue(of: .measure(.hoursPerWeekTotal))?.number,
            let clients = reportedValue(of: .measure(.clientsWithHours))?.number, clients > 0
        else { return nil }
        return (hundredths + 5 * clients) / (10 * clients)
    }
}
