import Crypto

/// SHA-256 of what is no secret: a public key.
package func sha256(_ bytes: [UInt8]) -> [UInt8] {
    Array(SHA256.hash(data: bytes))
}
