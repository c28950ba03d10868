import CivilTime
package import MonthlyActivity
package import Workflow

/// A vault whose keys are numbers that are given out one after the other: no secret to anybody, and as strict as the one on
/// disk about what opens where.
package final class MemoryMonthVault: MonthVault, @unchecked Sendable {
    /// What outlives the program.
    package struct Keys: Sendable {
        fileprivate var keys: [ProviderMonth: UInt8] = [:]
        fileprivate var lastKey: UInt8 = 0
    }

    /// Asked before a key is made or destroyed.
    package var faults = FaultPlan()
    package var disk = Keys()
    private var sealedCount: UInt8 = 0

    package init() {}

    package func seal(_ rows: [UInt8], of month: ProviderMonth, place: String) throws(PortFailure) -> [UInt8] {
        if disk.keys[month] == nil {
            try faults.willTakeEffect()
            disk.lastKey += 1
            disk.keys[month] = disk.lastKey
            try faults.didTakeEffect()
        }
        sealedCount &+= 1
        let key = disk.keys[month] ?? 0
        return [key, sealedCount, Self.tag(rows, month, place)] + rows.map { ~$0 }
    }

    package func open(_ sealed: [UInt8], of month: ProviderMonth, place: String) -> [UInt8]? {
        guard sealed.count >= 3, let key = disk.keys[month], key == sealed[0] else { return nil }
        let rows = sealed.dropFirst(3).map { ~$0 }
        return Self.tag(rows, month, place) == sealed[2] ? rows : nil
    }

    package func destroyKey(of month: ProviderMonth) throws(PortFailure) {
        guard disk.keys[month] != nil else { return }
        try faults.willTakeEffect()
        disk.keys[month] = nil
        try faults.didTakeEffect()
    }

    package func months() -> [ProviderMonth] { disk.keys.keys.sorted() }

    private static func tag(_ rows: [UInt8], _ month: ProviderMonth, _ place: String) -> UInt8 {
        ("\(month.provider) \(month.month.label) \(place)".utf8 + rows).reduce(7) { ($0 &* 31) &+ $1 }
    }
}
