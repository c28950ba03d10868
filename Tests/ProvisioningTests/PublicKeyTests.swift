import Host
import Provisioning
import Testing

struct PublicKeyTests {
    /// Made with `ssh-keygen -t ed25519`; its private half was thrown away.
    private static let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGMVIMUdeLE1bCIjU9Xmr1r6zqyl8xoA3GnkNYAwdvnJ"
    /// `base64 -d | openssl dgst -sha256 -binary | base64` of its second word.
    private static let fingerprint = "SHA256:l2/LA3gbfTuePuaNDocsY1BqyqIC+HyBXsxjaBmlb5Q"

    @Test func `a public key is read with its comment, and written as it came`() throws {
        let keys = try PublicKey.keys(in: "\u{FEFF}# north\n\n\(Self.key) anna@laptop\r\n\(Self.key)\n")
        #expect(keys.map(\.line) == [Self.key + " anna@laptop", Self.key])
    }

    @Test func `a whole key has its fingerprint, one that is cut or damaged or of another type has none`() throws {
        let encoded = String(Self.key.split(separator: " ")[1])
        let lines = [
            Self.key, "ssh-ed25519 \(encoded.dropLast(20))", "ssh-ed25519 \(encoded.dropLast(4))!!!!",
            "ssh-rsa \(encoded)", "ssh-ed25519 AAAA", Self.key + " again",
        ]
        let fingerprints = try Host().fingerprints(of: PublicKey.keys(in: lines.joined(separator: "\n")))
        #expect(fingerprints == [Self.fingerprint, nil, nil, nil, nil, Self.fingerprint])
        #expect(try Host().fingerprints(of: PublicKey.keys(in: lines[1])) == [nil])
        #expect(try Host().fingerprints(of: []) == [])
    }

    @Test func `a key file written by hand shows its keys, whatever else is in it`() throws {
        let text = "from=\"10.0.0.1\",restrict \(Self.key) anna\n# old\nnonsense\n\(Self.key)\n"
        #expect(try Host().fingerprints(of: PublicKey.found(in: text)) == [Self.fingerprint, Self.fingerprint])
    }

    @Test(arguments: [
        ("", "no key"), ("# only a comment\n", "no key"), ("-----BEGIN OPENSSH PRIVATE KEY-----\n", "private"),
        ("PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n", "private"),
        ("---- BEGIN SSH2 PUBLIC KEY ----\n", "ssh-keygen -i"),
        ("command=\"sh\" \(key)", "without options"), ("ssh-dss AAAA", "no public key"),
        ("ssh-ed25519", "no public key"), ("\n\nnonsense", "line 3 "),
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
