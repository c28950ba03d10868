import Foundation

/// A disk below a folder of a weighbridge that can be filled up and freed.
final class SmallDisk {
    let environment: [String: String]
    private let folder: URL
    private let isMounted: Bool

    /// Whether this user and place allow a mount: root, where no container forbids it.
    static let canMount: Bool = {
        let place = FileManager.default.temporaryDirectory.appending(path: "weighbridge-mount-\(getpid())")
        try? FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place) }
        let isMounted = run("mount", "-t", "tmpfs", "tmpfs", place.path)
        if isMounted { _ = run("umount", place.path) }
        return isMounted
    }()

    /// - Parameter folder: what is in it is hidden by a mounted disk.
    init(at folder: URL, _ disk: BadWeatherTests.Disk) throws {
        self.folder = folder
        isMounted = disk == .mounted
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        switch disk {
        case .simulated: environment = try FaultLibrary.environment(["FAULT_DISK": folder.path])
        case .mounted:
            environment = [:]
            guard Self.run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder.path) else {
                throw TestFailure("no disk can be mounted at \(folder.path)")
            }
        }
    }

    deinit {
        // Lazily: a daemon that a failed test left may still have files open there.
        if isMounted { _ = Self.run("umount", "-l", folder.path) }
    }

    /// Leaves no room.
    func fill() throws {
        if !isMounted { return try Data().write(to: URL(filePath: folder.path + ".full")) }
        let filler = try FileHandle(forWritingTo: try emptyFile(folder.appending(path: "filler")))
        let page = Data(repeating: 1, count: 4096)
        while (try? filler.write(contentsOf: page)) != nil {}
    }

    func free() throws {
        try FileManager.default.removeItem(
            at: isMounted ? folder.appending(path: "filler") : URL(filePath: folder.path + ".full"))
    }

    private func emptyFile(_ url: URL) throws -> URL {
        try Data().write(to: url)
        return url
    }

    private static func run(_ words: String...) -> Bool {
        (try? runCommand(URL(filePath: "/usr/bin/env"), words))?.status == 0
    }
}
