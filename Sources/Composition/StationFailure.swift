package import Workflow

/// Why a station could not be opened.
package enum StationFailure: Error, CustomStringConvertible {
    case port(PortFailure)
    /// Another process holds the spool; its id where it could be read.
    case held(path: String, by: Int32?)

    package var description: String {
        switch self {
        case .port(let failure): failure.description
        case .held(let path, let holder):
            """
            the spool is in use: \(path) is locked by \(holder.map { "process \($0)" } ?? "another process"). \
            One weighbridge works on a spool at a time; stop the other one first, or name another spool.
            """
        }
    }
}
