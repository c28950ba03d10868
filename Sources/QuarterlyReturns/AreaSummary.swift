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
        guard let area = register.ancestry(of: code, on: quarter.last).first,
            [.stp, .region, .nation].contains(area.level)
        else { return nil }
        let returnByService = Dictionary(
            submitted.filter { $0.quarter == quarter }.map { ($0.service, $0) }, uniquingKeysWith: { $1 })
        let placed = register.servicesExpected(for: quarter).compactMap { service -> PlacedService? in
            let path = register.ancestry(of: service.code, on: quarter.last)
            guard let place = path.firstIndex(where: { $0.code == code }) else { return nil }
            return PlacedService(
                service: Service(organisation: service, submitted: returnByService[service.code]),
                areas: path[1...place].reversed()[...])
        }
        self.init(area, quarter, placed)
    }

    private init(_ area: Organisation, _ quarter: CivilQuarter, _ placed: [PlacedService]) {
        self.area = area
        self.quarter = quarter
        services = placed.map(\.service)
        total = AreaTotal(of: services.map(\.submitted))
        let below = placed.map { PlacedService(service: $0.service, areas: $0.areas.dropFirst()) }
        let bySubarea = Dictionary(grouping: below) { $0.areas.first }
        subareas = bySubarea.compactMap { subarea, placed in subarea.map { AreaSummary($0, quarter, placed) } }
            .sorted { $0.area.code < $1.area.code }
    }
}

/// A service and the areas that it lies in, the widest first.
private struct PlacedService {
    let service: AreaSummary.Service
    let areas: ArraySlice<Organisation>
}

extension Register {
    /// Services of which a return is expected: valid on the quarter's last day and not outside the returns; by code.
    package func servicesExpected(for quarter: CivilQuarter) -> [Organisation] {
        organisations(on: quarter.last).filter {
            $0.level == .service && !isOutsideReturns($0.code, on: quarter.last)
        }
    }
}
