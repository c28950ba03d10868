/// What the submitted returns of several services add up to.
package struct AreaTotal: Hashable, Sendable {
    /// Services of which a return is expected.
    package let expected: Int
    /// Services that have submitted.
    package let submitted: Int
    /// Services that reported each field; absent where none did. A figure that some part of a service lacks, with nothing
    /// given by hand, is not reported.
    package let reported: [ReturnField: Int]
    /// Sums over these services of the fields that may be summed, in the field's unit; absent where none reported it.
    package let sums: [ReturnField: Int]

    /// A return a service that is expected; nil where it has not submitted.
    package init(of returns: [SubmittedReturn?]) {
        var reported: [ReturnField: Int] = [:]
        var sums: [ReturnField: Int] = [:]
        for content in returns.compactMap({ $0?.content }) {
            for field in ReturnField.all {
                guard let value = content.reportedValue(of: field) else { continue }
                reported[field, default: 0] += 1
                if field.isSummed, let number = value.number { sums[field, default: 0] += number }
            }
        }
        expected = returns.count
        submitted = returns.count { $0 != nil }
        self.reported = reported
        self.sums = sums
    }
}
