import Caseload
import CivilTime

/// A number of a service that sums are made of.
enum Quantity: Hashable {
    case measure(Measure, CivilQuarter)
    case band(BandedMeasure, DayBand, CivilQuarter)
    case option(Demographic, String, CivilQuarter)
    /// Clients with the service on any day of the quarter. Shown nowhere itself, and said in many ways: see `Way`.
    case present(CivilQuarter)
    /// Of these, the clients of the caseload before the quarter.
    case before(CivilQuarter)
    /// Of these, the clients who came in the quarter.
    case arrived(CivilQuarter)
    /// Of these, the clients who had left by the last day looked at.
    case left(CivilQuarter)
}

/// A way to say how many clients were with the service in a quarter. Two of them are enough to subtract.
///
/// Not all need to be true: the rows of a file may hold clients of other quarters, discharged ones may lack a referral date,
/// the quarter before may have been counted from another file.
enum Way: Hashable, CaseIterable {
    /// The caseload and who left.
    case departures
    /// The caseload of the quarter before and who came.
    case arrivals
    case clients
    case gender
    case benefitStatus
    case ethnicity
}

/// The cells of one figure.
typealias Cells = [Quantity: SummaryCell]
