import Foundation

/// `Tests/Faults/faults.c`, built once and preloaded into daemons that shall meet a fault. The file says what there is.
enum FaultLibrary {
    static func environment(_ faults: [String: String]) throws -> [String: String] {
        faults.merging(["LD_PRELOAD": try built.get().path]) { $1 }
    }

    private static let built = Result { () throws -> URL in
        let library = FileManager.default.temporaryDirectory.appending(path: "weighbridge-faults-\(getpid()).so")
        // The compiler that comes with Swift.
        let compiled = try runCommand(
            URL(filePath: "/usr/bin/env"),
            [
                "clang", "-O1", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", library.path,
                Repository.root.appending(path: "Tests/Faults/faults.c").path,
            ])
        guard compiled.status == 0 else { throw TestFailure("faults.c can't be built: \(compiled.error)") }
        return library
    }
}

/// How many effects a daemon with the fault library has had so far.
struct EffectCounter {
    let file: URL

    /// Effects on what is below it count; nil = all.
    let place: URL?

    init(in folder: URL, on place: URL? = nil) {
        file = folder.appending(path: "effects-\(UUID().uuidString)")
        self.place = place
    }

    func environment(dieAt number: Int? = nil) throws -> [String: String] {
        var faults = ["FAULT_EFFECTS": file.path]
        faults["FAULT_DIE_AT"] = number.map(String.init)
        faults["FAULT_ONLY"] = place?.path
        return try FaultLibrary.environment(faults)
    }

    var count: Int {
        get throws {
            try Data(contentsOf: file).enumerated().reduce(0) { $0 | Int($1.element) << (8 * $1.offset) }
        }
    }
}
