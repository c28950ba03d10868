import Foundation
import Testing

/// Holds `Package.swift` to the table of rooms in ARCHITECTURE.md. The build refuses imports that the manifest does not
/// name; with `HouseTests`, which reads the imports themselves, no pure room reaches Foundation or anything else outside the
/// house.
struct ManifestTests {
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
        let found = try Self.dependencies().filter { Rooms.pure.contains($0.target) }
        #expect(found.map(\.target) == Rooms.pure)
        for (floor, room) in found.enumerated() {
            #expect(!room.hasProducts, "\(room.target)")
            #expect(Set(room.named).isSubset(of: Rooms.pure[..<floor]), "\(room.target): \(room.named)")
        }
    }

    @Test func `no edge stands on another edge, nor on the roof`() throws {
        let found = try Self.dependencies().filter { Rooms.edges.contains($0.target) }
        #expect(Set(found.map(\.target)) == Set(Rooms.edges))
        for edge in found {
            #expect(Set(edge.named).isDisjoint(with: Rooms.edges + Rooms.roof), "\(edge.target): \(edge.named)")
        }
    }

    @Test func `every room of the manifest has its place in the table`() throws {
        let others = ["CLinuxShims", "TestKit"]
        #expect(
            Set(try Self.dependencies().map(\.target)) == Set(Rooms.pure + Rooms.edges + Rooms.roof + others))
    }
}
