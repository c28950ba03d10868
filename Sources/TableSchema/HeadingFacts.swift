/// What became of a file's headings, told to its sender in every report. Known headings only.
package struct HeadingFacts: Hashable, Sendable, Codable {
    /// Known headings found, in the schema's spelling and order.
    package var read: [String]
    /// Known headings whose absence costs a measure (those that get a `heading-absent` warning), in the schema's order.
    package var absent: [String]
    /// Number of columns with another heading or none.
    package var ignored: Int

    package init(read: [String], absent: [String], ignored: Int) {
        self.read = read
        self.absent = absent
        self.ignored = ignored
    }
}
