package import CivilTime
package import Register

/// The submitted returns of an area for a quarter: who has submitted and who has not, and what they add up to.
///
/// The area is as it was on the quarter's last day: a service counts when it was valid then, under the STP and region
/// that it belonged to then. Services outside the returns (region `OTHER`) are no part of any area.
package struct AreaSummary: Hashable, Sendable {
    package struct Service: Hashable, Sendable {
        package let organisation: Organisation
        /// Nil where nothing is submitted.
        package let submitted: SubmittedReturn?
    }

    /// An STP, region or nation.
    package let area: Organisation
    package let quarter: CivilQuarter
    /// All that are expected, by code.
    package let services: [Service]
    package let total: AreaTotal
    /// The areas directly below in which services are expected, by code: a nation's regions, a region's STPs.
    package let subareas: [AreaSummary]

    /// Nil for a code that is no area's.
    ///
    /// - Parameter submitted: current submitted returns; those of other quarters, and of services that are not expected in
    ///   the area, are passed over.
    package init?(area code: String, quarter: CivilQuarter, register: Register, submitted: [SubmittedReturn]) {
        nil
    }
}

/// What the services of an area add up to.
package struct AreaTotal: Hashable, Sendable {
    /// Services expected.
    package let expected: Int
    /// Services that have submitted.
    package let submitted: Int
    /// Services that reported each field.
    package let reported: [ReturnField: Int]
    /// Sums of the fields that may be summed, in the field's unit; absent where no service reported it.
    package let sums: [ReturnField: Int]
}
