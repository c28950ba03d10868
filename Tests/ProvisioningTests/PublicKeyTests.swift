import Provisioning
import Testing

struct PublicKeyTests {
    /// Made with `ssh-keygen -t ed25519`; its private half was thrown away.
    private static let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGMVIMUdeLE1bCIjU9Xmr1r6zqyl8xoA3GnkNYAwdvnJ"

    @Test func `a public key is read with its comment, and written as it came`() throws {
        let keys = try PublicKey.keys(in: "# north\n\n\(Self.key) anna@laptop\r\n\(Self.key)\n")
        #expect(keys.map(\.line) == [Self.key + " anna@laptop", Self.key])
        #expect(keys[0].blob.count == 51)
    }

    @Test func `a fingerprint is what ssh-keygen shows`() {
        // openssl dgst -sha256 of the empty input, in Base64.
        let digest: [UInt8] = [
            0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14, 0x9a, 0xfb, 0xf4, 0xc8, 0x99, 0x6f, 0xb9, 0x24, 0x27, 0xae,
            0x41, 0xe4, 0x64, 0x9b, 0x93, 0x4c, 0xa4, 0x95, 0x99, 0x1b, 0x78, 0x52, 0xb8, 0x55,
        ]
        #expect(PublicKey.fingerprint(sha256: digest) == "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU")
    }

    @Test(arguments: [
        ("", "no key"), ("# only a comment\n", "no key"), ("-----BEGIN OPENSSH PRIVATE KEY-----\n", "private"),
        ("command=\"sh\" \(key)", "without options"), ("ssh-dss AAAA", "no public key"),
        ("ssh-ed25519", "no public key"),
        (String(key.dropLast(4)) + "!!!!", "damaged"), ("ssh-rsa " + key.split(separator: " ")[1], "damaged"),
        ("ssh-ed25519 AAAA", "damaged"),
    ])
    func `what is no public key is refused, with the reason`(text: String, reason: String) {
        do {
            _ = try PublicKey.keys(in: text)
            Issue.record("it was taken")
        } catch {
            #expect(error.description.contains(reason), "\(error)")
        }
    }
}
