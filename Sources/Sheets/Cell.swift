package import CivilTime

package enum Cell: Hashable, Sendable {
    case blank
    /// Never taken for a formula. Up to 32,767 characters (the format's limit).
    case text(String)
    /// Text that stands out: a title, a caption.
    case strong(String)
    /// In units of the last of `places` decimal places: 16.5 with one place is 165. Shown with as many places.
    case number(Int, places: Int = 0)
    /// A real date. Spreadsheet programs agree on them from 1 March 1900 on.
    case day(CivilDay)
}
