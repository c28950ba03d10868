import Foundation
import Settings
import Testing

/// A folder of its own for one test, removed with it.
final class Folder {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "weighbridge-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ text: String, to name: String) throws {
        try write(Array(text.utf8), to: name)
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        let url = URL(filePath: path).appending(path: name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    /// A fault as an operator sees it, with the folder's own path left out.
    func text(_ fault: SettingsFault) -> String {
        fault.description.replacing(path + "/", with: "")
    }

    func request(
        file: String? = nil, spool: String? = nil, environment: [String: String] = [:]
    ) -> SettingsRequest {
        SettingsRequest(file: file, spool: spool, environment: environment, workingDirectory: path)
    }
}

/// The root of this package.
let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
