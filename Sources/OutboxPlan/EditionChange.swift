package import Caseload
package import CivilTime
package import Weighing

/// What a part gives from an edition on: the last thing that happened to it before a 1st of a month.
package struct EditionChange: Hashable, Sendable {
    package struct Numbers: Hashable, Sendable {
        package var asOf: CivilDay
        package var aggregate: Aggregate

        package init(asOf: CivilDay, aggregate: Aggregate) {
            self.asOf = asOf
            self.aggregate = aggregate
        }
    }

    /// The first instant of the 1st, in London.
    package var edition: Instant
    package var key: PartKey
    /// The drop that did it: that of a part with the highest sequence so far says what it gives.
    package var sequence: Int64
    /// Nil where the part was withdrawn.
    package var numbers: Numbers?

    package init(edition: Instant, key: PartKey, sequence: Int64, numbers: Numbers?) {
        self.edition = edition
        self.key = key
        self.sequence = sequence
        self.numbers = numbers
    }
}
