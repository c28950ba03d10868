import SystemPackage
import Workflow

/// How many names of a sender's folder are held in memory at once.
private let namesPerRound = 1024

extension Directory {
    /// Removes an entry for good: a folder with all its content, anything else by its name alone. One that is gone is no
    /// failure. Never follows a link.
    func removeWhatever(_ name: EntryName) throws(Errno) {
        do {
            try unlink(name)
        } catch .isDirectory {
            let folder = try subdirectory(name)
            try folder.removeContent()
            try removeSubdirectory(name)
        } catch .noSuchFileOrDirectory {
        }
    }

    /// A sender can nest folders deeper than there are descriptors. So nothing here goes down more than one level:
    /// folders found in a folder are moved up beside it, until all are empty.
    private func removeContent() throws(Errno) {
        var movedCount = 0
        while true {
            let names = try names(limit: namesPerRound)
            if names.isEmpty { return }
            for name in names {
                do {
                    try unlink(name)
                } catch .isDirectory {
                    let folder = try subdirectory(name)
                    for inner in try folder.names(limit: namesPerRound) {
                        do {
                            try folder.unlink(inner)
                        } catch .isDirectory {
                            try moveUp(inner, from: folder, &movedCount)
                        }
                    }
                    do {
                        try removeSubdirectory(name)
                    } catch .directoryNotEmpty {
                        // It held more names than one round takes.
                    }
                }
            }
        }
    }

    private func moveUp(_ name: EntryName, from folder: borrowing Directory, _ movedCount: inout Int) throws(Errno) {
        while true {
            movedCount += 1
            do {
                return try folder.moveWithoutReplacing(name, to: self, as: EntryName("moved-\(movedCount)"))
            } catch .fileExists {
            }
        }
    }
}
