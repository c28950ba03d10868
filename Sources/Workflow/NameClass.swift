/// What a name in an inbox says about the upload, before anything else is known of it. The lists are published.
enum NameClass: Hashable {
    case drop
    /// A client's temporary name: left alone until it is renamed or too old.
    case unfinished
    /// What desktops leave behind: deleted without a report.
    case litter
    /// `.gitkeep`: holds an empty folder of the development spool in the repository; never touched.
    case placeholder

    private static let litterNames: Set<[UInt8]> = Set(
        [".ds_store", "thumbs.db", "desktop.ini"].map { Array($0.utf8) })
    private static let litterPrefixes = ["._", "~$"].map { Array($0.utf8) }
    private static let unfinishedSuffixes = [".filepart", ".part", ".tmp", ".crdownload"].map { Array($0.utf8) }
    private static let unfinishedPrefixes = [".", "~"].map { Array($0.utf8) }

    init(_ name: EntryName) {
        let folded = name.bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        if folded == Array(".gitkeep".utf8) {
            self = .placeholder
        } else if Self.litterNames.contains(folded) || Self.litterPrefixes.contains(where: folded.starts(with:)) {
            self = .litter
        } else if Self.unfinishedPrefixes.contains(where: folded.starts(with:))
            || Self.unfinishedSuffixes.contains(where: { folded.suffix($0.count) == $0[...] })
        {
            self = .unfinished
        } else {
            self = .drop
        }
    }
}

extension EntryName {
    /// `.gitkeep`, which holds an empty folder of the development spool in the repository.
    package var isPlaceholder: Bool { NameClass(self) == .placeholder }

    /// The name that an unfinished upload was going to have: without its temporary extension.
    var finished: EntryName {
        guard NameClass(self) == .unfinished, let dot = bytes.lastIndex(of: UInt8(ascii: ".")), dot > 0 else {
            return self
        }
        return EntryName(bytes: Array(bytes[..<dot]))
    }
}
