import Configuration
import Foundation
import Yams

/// One place that settings come from: the file, or the environment.
struct SettingsSource {
    /// How faults name it.
    let name: String
    /// Keys that are set here.
    let keys: Set<String>
    /// Their lines, where there are lines.
    let lines: [String: Int]
    /// A key as it is written here.
    let written: (String) -> String
    private let snapshot: any ConfigSnapshot

    /// The value of a key that is set here; throws where it has another type.
    func value(_ key: String, as type: ConfigType) throws -> ConfigContent? {
        try snapshot.value(forKey: AbsoluteConfigKey(key.split(separator: ".").map(String.init)), type: type).value?
            .content
    }
}

extension SettingsSource {
    /// A settings file. What is wrong with it as YAML, and every key that is not known, is in the faults.
    static func file(_ path: String, _ bytes: [UInt8]) -> (source: SettingsSource?, faults: [SettingsFault]) {
        var faults: [SettingsFault] = []
        var lines: [String: Int] = [:]
        do {
            // The configuration library looks up keys and lists none, so the file is parsed once more for its keys and
            // their lines.
            guard let root = try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self)), root.null == nil else {
                return (nil, [])
            }
            guard let mapping = root.mapping else {
                return (nil, [.init(file: path, "the file is no list of keys: write it like `spool: ../spool`")])
            }
            for leaf in leaves(of: mapping) {
                // `limits:` with all below it commented out is no value, and so is a key with nothing behind it.
                let isKnown = SettingsKey.isKnown(leaf.key)
                if leaf.isNull, isKnown || SettingsKey.isGroup(leaf.key) { continue }
                if isKnown {
                    lines[leaf.key] = leaf.line
                } else {
                    faults.append(
                        .init(file: path, line: leaf.line, key: leaf.key, SettingsKey.unknownText(leaf.key)))
                }
            }
            let snapshot = try YAMLSnapshot(data: Data(bytes).bytes, providerName: path, parsingOptions: .default)
            let source = SettingsSource(
                name: path, keys: Set(lines.keys), lines: lines, written: { $0 }, snapshot: snapshot)
            return (source, faults)
        } catch let error as YamlError {
            return (nil, [error.fault(in: path)])
        } catch {
            return (nil, faults + [.init(file: path, "can't be read as settings: \(error)")])
        }
    }

    /// Variables that begin with `WEIGHBRIDGE_`; one that is no setting is a fault, as an unknown key is.
    static func environment(_ variables: [String: String]) -> (source: SettingsSource, faults: [SettingsFault]) {
        var faults: [SettingsFault] = []
        var names: [String: String] = [:]
        for name in variables.keys.sorted() where name.hasPrefix(SettingsKey.environmentPrefix + "_") {
            if let key = SettingsKey.key(ofEnvironmentName: name) {
                names[key] = name
            } else {
                let near = nearestWord(to: name, among: SettingsKey.allCases.map(\.environmentName))
                faults.append(
                    .init(
                        file: "environment", key: name,
                        "no setting has this name" + (near.map { "; did you mean \($0)?" } ?? ": unset it")))
            }
        }
        let provider = EnvironmentVariablesProvider(environmentVariables: variables)
            .prefixKeys(with: ConfigKey([SettingsKey.environmentPrefix]))
        let source = SettingsSource(
            name: "environment", keys: Set(names.keys), lines: [:], written: { [names] in names[$0] ?? $0 },
            snapshot: provider.snapshot())
        return (source, faults)
    }

    /// Everything in the file that is not a group of keys, with its key written with dots.
    private static func leaves(of mapping: Node.Mapping, under prefix: String = "") -> [(
        key: String, line: Int, isNull: Bool
    )] {
        mapping.flatMap { key, value in
            let name = prefix + (key.string ?? "")
            if let inner = value.mapping { return leaves(of: inner, under: name + ".") }
            return [(key: name, line: key.mark?.line ?? 1, isNull: value.null != nil)]
        }
    }
}

extension YamlError {
    /// The library's own description shows a piece of the file; the line and the problem are enough.
    fileprivate func fault(in path: String) -> SettingsFault {
        switch self {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            SettingsFault(file: path, line: mark.line, "not YAML: \(problem)")
        case .duplicatedKeysInMapping(let duplicates, let context):
            SettingsFault(
                file: path, line: context.mark.line,
                "the same key twice (\(duplicates.joined(separator: ", "))): keep one")
        default:
            SettingsFault(file: path, "not YAML: is it a text in UTF-8?")
        }
    }
}
