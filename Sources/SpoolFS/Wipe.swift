import Glibc

/// Overwrites bytes that held a file with zeros, in a way no optimiser takes out (explicit_bzero(3)).
///
/// Only the last owner overwrites the memory itself: while another copy of the array lives, Swift would copy it first.
package func wipe(_ bytes: inout [UInt8]) {
    unsafe bytes.withUnsafeMutableBytes { buffer in
        if let start = buffer.baseAddress { unsafe explicit_bzero(start, buffer.count) }
    }
}
