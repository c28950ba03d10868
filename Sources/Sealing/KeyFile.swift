package import Crypto
package import Workflow

/// A key of 32 random bytes in a file of mode 0600: `ledger.key`. It is made at the first start and never changed.
package struct KeyFile: Sendable {
    package let key: SymmetricKey
    /// True where the file was made now: at a first start, or after a key was lost (operations: slips on offer become
    /// invalid, the audit's chain begins anew).
    package let isNew: Bool

    /// Reads the key `name` in `directory`, or makes both where they are missing: directory 0700, file 0600. Fails where
    /// the file may be used by its group or by others, is no plain file, or has not 32 bytes.
    package init(directory: String, name: String = "ledger.key") throws(PortFailure) {
        let path = directory + "/" + name
        if let bytes = try SecretFile.read(path) {
            key = try Self.key(of: bytes, path)
            isNew = false
        } else {
            try SecretFile.makeDirectory(directory)
            let made = SymmetricKey(size: .bits256)
            isNew = try SecretFile.write(unsafe made.withUnsafeBytes { unsafe Array($0) }, to: path, in: directory)
            // Read back: where another process was faster, its key is the one that stays.
            key = try Self.key(of: SecretFile.read(path) ?? [], path)
        }
    }

    private static func key(of bytes: [UInt8], _ path: String) throws(PortFailure) -> SymmetricKey {
        let key = SymmetricKey(data: bytes)
        guard key.bitCount == SymmetricKeySize.bits256.bitCount else {
            throw PortFailure(
                operation: "read a key", subject: path, cause: "it has \(bytes.count) bytes and not 32",
                advice: "Restore it from where keys are kept; a new one makes slips on offer invalid.", mayPass: false)
        }
        return key
    }
}
