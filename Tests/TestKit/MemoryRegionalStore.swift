package import CivilTime
package import QuarterlyReturns
package import Workflow

/// The regional store as plain values, behind the same contract as the files (`RegionalStoreContract`).
package final class MemoryRegionalStore: RegionalStore {
    /// Asked at each change. One that it refuses did not happen.
    package var faults = FaultPlan()
    package private(set) var published: [RegionalContent.Area: (content: RegionalContent, changedAt: Instant)] = [:]

    package init() {}

    package func publish(
        _ content: RegionalContent, at now: Instant, programVersion: String
    ) throws(PortFailure) -> Bool {
        if published[content.area]?.content == content { return false }
        try faults.willTakeEffect()
        published[content.area] = (content, now)
        return true
    }

    package func removeAll(except areas: Set<RegionalContent.Area>) throws(PortFailure) {
        for area in published.keys where !areas.contains(area) {
            try faults.willTakeEffect()
            published[area] = nil
        }
    }
}
