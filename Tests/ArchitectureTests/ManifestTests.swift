import Foundation
import Testing

/// Holds `Package.swift` to the table of rooms in ARCHITECTURE.md. The build refuses imports that the manifest does not
/// name; with `HouseTests`, which reads the imports themselves, no pure room reaches Foundation or anything else outside the
/// house.
struct ManifestTests {
    /// Ground floor first, as in the manifest.
    private static let pureRooms = [
        "CivilTime", "Findings", "DelimitedText", "TableSchema", "Caseload", "Register", "Slips", "Weighing",
        "Documents", "OutboxPlan", "Workflow",
    ]
    private static let edges = ["SpoolFS", "LedgerSQLite", "Sealing", "Settings"]
    private static let roof = ["Composition", "Daemon", "weighbridge"]

    /// The rooms and packages that each target names as its dependencies.
    private static func dependencies() throws -> [(target: String, named: [String], hasProducts: Bool)] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let manifest = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
        let target = try Regex(#"\.(?:target|executableTarget)\(\s*name: "(\w+)"(?:,\s*dependencies: \[([^\]]*)\])?"#)
        return try manifest.matches(of: target).map { match in
            let list = match.output[2].substring ?? ""
            let names = try list.matches(of: Regex(#""([\w.-]+)""#)).compactMap {
                $0.output[1].substring.map(String.init)
            }
            return (String(match.output[1].substring ?? ""), names, list.contains(".product("))
        }
    }

    @Test func `a pure room stands on rooms below it, and on nothing from outside`() throws {
        let found = try Self.dependencies().filter { Self.pureRooms.contains($0.target) }
        #expect(found.map(\.target) == Self.pureRooms)
        for (floor, room) in found.enumerated() {
            #expect(!room.hasProducts, "\(room.target)")
            #expect(Set(room.named).isSubset(of: Self.pureRooms[..<floor]), "\(room.target): \(room.named)")
        }
    }

    @Test func `no edge stands on another edge, nor on the roof`() throws {
        let found = try Self.dependencies().filter { Self.edges.contains($0.target) }
        #expect(Set(found.map(\.target)) == Set(Self.edges))
        for edge in found {
            #expect(Set(edge.named).isDisjoint(with: Self.edges + Self.roof), "\(edge.target): \(edge.named)")
        }
    }

    @Test func `every room of the manifest has its place in the table`() throws {
        let others = ["CLinuxShims", "TestKit"]
        #expect(
            Set(try Self.dependencies().map(\.target)) == Set(Self.pureRooms + Self.edges + Self.roof + others))
    }
}
