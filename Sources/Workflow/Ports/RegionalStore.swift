package import CivilTime
package import QuarterlyReturns

/// The files that STPs, regions and the nation read. All calls come from one thread, the work loop.
package protocol RegionalStore: AnyObject {
    /// Brings an area's file to this content, whole or not at all; readers keep what they have open. False where the file
    /// says the same already: then it is left untouched, and says since when it says so.
    func publish(_ content: RegionalContent, at now: Instant, programVersion: String) throws(PortFailure) -> Bool

    /// Removes the files of all other areas, those that the register no longer has.
    func removeAll(except areas: Set<RegionalContent.Area>) throws(PortFailure)
}
