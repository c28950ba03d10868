/// Why something could not be done to the host, with what to do.
package struct HostFailure: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
