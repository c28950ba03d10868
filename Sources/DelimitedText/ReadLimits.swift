/// How large a file may be before it is refused whole. Each limit has a rule of its own in the findings table.
package struct ReadLimits: Hashable, Sendable {
    /// Bytes of a file.
    package var bytes: Int
    /// Non-blank rows under the heading line.
    package var rows: Int
    package var columns: Int
    /// Bytes of one cell.
    package var cellBytes: Int

    package init(bytes: Int = 67_108_864, rows: Int = 200_000, columns: Int = 512, cellBytes: Int = 16_384) {
        self.bytes = bytes
        self.rows = rows
        self.columns = columns
        self.cellBytes = cellBytes
    }
}
