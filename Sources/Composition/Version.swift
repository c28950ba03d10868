/// The program's version, as `--version` prints it. Part of every document's fingerprint: a new version renders anew.
package enum Version {
    package static let text = "0.1.0"
}
