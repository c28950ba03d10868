import ArgumentParser
import Foundation
import SystemPackage

/// A file given to `check`.
enum DryRunFile {
    enum Content {
        case bytes([UInt8])
        /// Size in bytes as far as it is known; not read to the end.
        case tooLarge(Int)
    }

    /// Exits with 66 where the path is no readable file.
    static func mustBeReadable(_ path: String) throws {
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Terminal.failure("\(path): there is no such file", .noInput)
        }
        if isFolder.boolValue { throw Terminal.failure("\(path) is a folder; name the files in it", .noInput) }
        guard FileManager.default.isReadableFile(atPath: path) else {
            throw Terminal.failure("\(path): you have no permission to read this file", .noInput)
        }
    }

    /// Reads a file, or standard input for `-`, into the only copy there is of it.
    static func read(_ path: String, limit: Int) throws -> Content {
        do {
            if path == "-" { return try read(.standardInput, expecting: 0, limit: limit) }
            let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
            if size > limit { return .tooLarge(size) }
            let file = try unsafe FileDescriptor.open(path, .readOnly)
            return try file.closeAfter { try read(file, expecting: size, limit: limit) }
        } catch let error as Errno {
            throw Terminal.failure("\(path) can't be read: \(error)", .noInput)
        }
    }

    private static let chunkBytes = 1 << 20

    private static func read(_ file: FileDescriptor, expecting size: Int, limit: Int) throws -> Content {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size)
        var chunk = [UInt8](repeating: 0, count: chunkBytes)
        while true {
            let count = try unsafe chunk.withUnsafeMutableBytes { try unsafe file.read(into: $0) }
            if count == 0 { return .bytes(bytes) }
            bytes += chunk[..<count]
            if bytes.count > limit { return .tooLarge(bytes.count) }
        }
    }
}
