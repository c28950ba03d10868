import CivilTime
package import Crypto
import FoundationEssentials
package import MonthlyActivity
package import Workflow

/// The vault on disk: `mar-<provider>-<month>.key` beside `ledger.key`, each a file of mode 0600.
///
/// Rows are sealed with AES-256-GCM (NIST SP 800-38D) under a nonce of their own; provider, month and place are bound to
/// them. A key's file holds its 32 bytes, or, where a wrapping key is given, those sealed under it.
package struct MonthKeys: MonthVault {
    private let directory: String
    private let wrappingKey: SymmetricKey?

    private static let prefix = "mar-"
    private static let ending = ".key"
    private static let keyBytes = 32

    /// - Parameters:
    ///   - directory: of the keys; made with the first one.
    ///   - wrappingKey: keeps keys from whoever has the disk alone, as does one from a systemd credential; nil = keys lie as
    ///     they are.
    package init(directory: String, wrappingKey: SymmetricKey?) {
        self.directory = directory
        self.wrappingKey = wrappingKey
    }

    /// The wrapping key from a secret of any length from 32 bytes on (HKDF-SHA256, RFC 5869).
    package static func wrappingKey(from secret: [UInt8]) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: secret), info: Array("weighbridge/mar-key/1".utf8),
            outputByteCount: keyBytes)
    }

    /// The wrapping key from the credential `mar-wrap` that systemd lays into `$CREDENTIALS_DIRECTORY`; nil where it gave none.
    /// The file's mode says nothing: systemd opens it to the service by an access list.
    ///
    /// - Parameter directory: nil = the service has no credentials.
    package static func wrappingKey(inCredentials directory: String?) throws(PortFailure) -> SymmetricKey? {
        guard let directory else { return nil }
        let path = directory + "/" + credential
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let secret = FileManager.default.contents(atPath: path).map(Array.init) ?? []
        guard secret.count >= keyBytes else {
            throw .monthKey(
                path, cause: "it can't be read, or has fewer than \(keyBytes) bytes",
                advice: "Make it anew: 32 random bytes or more. Months that were wrapped with it have to be sent again."
            )
        }
        return wrappingKey(from: secret)
    }

    /// Name of the credential that keys are wrapped with.
    package static let credential = "mar-wrap"

    package func seal(_ rows: [UInt8], of month: ProviderMonth, place: String) throws(PortFailure) -> [UInt8] {
        let key = if let key = try key(of: month) { key } else { try makeKey(of: month) }
        return try sealed(rows, under: key, bound: Self.binding(month, place), path(of: month))
    }

    package func open(_ sealed: [UInt8], of month: ProviderMonth, place: String) throws(PortFailure) -> [UInt8]? {
        guard let key = try key(of: month), let box = try? AES.GCM.SealedBox(combined: sealed) else { return nil }
        return (try? AES.GCM.open(box, using: key, authenticating: Self.binding(month, place))).map(Array.init)
    }

    package func destroyKey(of month: ProviderMonth) throws(PortFailure) {
        try SecretFile.destroy(path(of: month), in: directory)
    }

    package func months() throws(PortFailure) -> [ProviderMonth] {
        try SecretFile.names(in: directory).compactMap(Self.month(ofFile:)).sorted()
    }

    /// How many keys lie in a folder wrapped, and how many as they are: a plain one is its 32 bytes and nothing else. Nil where the
    /// folder can't be looked at.
    package static func counts(in directory: String) -> (wrapped: Int, plain: Int)? {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory) else { return nil }
        let sizes = names.filter { $0.hasPrefix(prefix) && $0.hasSuffix(ending) }.map { name in
            (try? FileManager.default.attributesOfItem(atPath: directory + "/" + name))?[.size] as? Int ?? 0
        }
        return (wrapped: sizes.count { $0 != keyBytes }, plain: sizes.count { $0 == keyBytes })
    }

    // MARK: Keys

    private func makeKey(of month: ProviderMonth) throws(PortFailure) -> SymmetricKey {
        let path = path(of: month)
        let made = SymmetricKey(size: .bits256)
        var bytes = unsafe made.withUnsafeBytes { unsafe Array($0) }
        if let wrappingKey {
            bytes = try sealed(bytes, under: wrappingKey, bound: Self.binding(month, "key"), path)
        }
        try SecretFile.makeDirectory(directory)
        _ = try SecretFile.write(bytes, to: path, in: directory)
        guard let key = try key(of: month) else {
            throw .monthKey(path, cause: "it is gone again", advice: "Look at who works on the keys.")
        }
        return key
    }

    /// Nil where the month has none.
    private func key(of month: ProviderMonth) throws(PortFailure) -> SymmetricKey? {
        let path = path(of: month)
        guard var bytes = try SecretFile.read(path) else { return nil }
        if bytes.count != Self.keyBytes {
            guard let wrappingKey else {
                throw .monthKey(
                    path, cause: "it is wrapped, and there is no credential mar-wrap to unwrap it",
                    advice: "Give the service the credential it was made with.")
            }
            guard let box = try? AES.GCM.SealedBox(combined: bytes),
                let key = try? AES.GCM.open(box, using: wrappingKey, authenticating: Self.binding(month, "key"))
            else {
                throw .monthKey(
                    path, cause: "the credential mar-wrap is another one than it was wrapped with",
                    advice: "Give the service that credential; without it the month has to be sent again.")
            }
            bytes = Array(key)
        }
        return SymmetricKey(data: bytes)
    }

    private func sealed(
        _ bytes: [UInt8], under key: SymmetricKey, bound: [UInt8], _ path: String
    ) throws(PortFailure) -> [UInt8] {
        guard let box = try? AES.GCM.seal(bytes, using: key, authenticating: bound).combined else {
            throw .monthKey(path, cause: "sealing failed", advice: "This is a fault of the program.")
        }
        return Array(box)
    }

    // MARK: Names

    private func path(of month: ProviderMonth) -> String {
        "\(directory)/\(Self.prefix)\(month.provider)-\(month.month.label)\(Self.ending)"
    }

    /// `mar-NORTHERN-2026-10.key`
    private static func month(ofFile name: String) -> ProviderMonth? {
        guard name.hasPrefix(prefix), name.hasSuffix(ending) else { return nil }
        let stem = name.dropFirst(prefix.count).dropLast(ending.count)
        guard case .month(let month)? = Period(label: String(stem.suffix(7))), stem.dropLast(7).last == "-" else {
            return nil
        }
        return ProviderMonth(provider: String(stem.dropLast(8)), month: month)
    }

    private static func binding(_ month: ProviderMonth, _ place: String) -> [UInt8] {
        Array("weighbridge/mar/1\n\(month.provider)\n\(month.month.label)\n\(place)".utf8)
    }
}

extension PortFailure {
    fileprivate static func monthKey(_ path: String, cause: String, advice: String) -> PortFailure {
        PortFailure(operation: "use the key of a month", subject: path, cause: cause, advice: advice, mayPass: false)
    }
}
