import Findings

extension SheetColumns {
    /// A client that comes twice: `client-repeated` in one file, `client-in-another-file` in two.
    func clientFinding(
        _ here: ClientIndex.Sighting, seenBefore earlier: ClientIndex.Sighting, at column: Column
    ) -> Finding {
        guard earlier.file == here.file else {
            return finding(
                .clientInAnotherFile, at: column, row: here.row,
                """
                The same Client ID is in row \(earlier.row) of file \(earlier.file) of this check, so the client is counted \
                twice. Keep the client in one of the two files, with all jobs.
                """)
        }
        let advice =
            if here.referral == earlier.referral {
                "keep one of them"
            } else {
                "keep row \(here.isKept(over: earlier) ? here.row : earlier.row), which has the later referral date"
            }
        return finding(
            .clientRepeated, at: column, row: here.row,
            """
            Rows \(earlier.row) and \(here.row) have the same Client ID, and a client has one row: \(advice), put the \
            jobs of both rows in it and delete the other.
            """)
    }
}
