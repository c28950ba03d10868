import Findings

/// What a sender is told about something that was refused before it was read.
enum ReceptionWords {
    static func message(for rule: FindingRule, supportContact: String) -> String {
        let contact = whom(supportContact)
        switch rule {
        case .uploadUnfinished:
            return """
                The upload never ended: the file still had its temporary name, so it was deleted unread. Send it again and wait \
                until your program says that the upload is complete.
                """
        case .stillOpen:
            return """
                Your program still had the file open for writing when it was taken, so it may not have been whole: it was \
                deleted unread. Close the connection and send the file again.
                """
        case .foundAfterRestart:
            return """
                The computer that runs this service was started anew before the file could be read, and part of the file may be \
                lost, so it was deleted unread. Send it again.
                """
        case .poisonFile:
            return """
                Our program stopped while it read this file, more than once, so the file was deleted unread. That is our fault \
                and not yours. Please tell the number of this drop to \(contact).
                """
        case .linkNotFollowed:
            return "A link was put into the inbox. Links are not followed; it was deleted. Send the file itself."
        case .folderNotRead:
            return """
                A folder, or something else that is no file, was put into the inbox. It was deleted with what was in it, unread. \
                Send the files themselves, not a folder.
                """
        case .fileUnreadable:
            return """
                The file's permissions kept it shut for a day, so it was deleted unread. Tell \(contact), and send the file \
                again once they have answered.
                """
        default:
            preconditionFailure("only rules of the reception are said before a file is read")
        }
    }

    /// Whom to tell or ask; `contact` is empty where none was set.
    static func whom(_ contact: String) -> String {
        contact.isEmpty ? "the people who run this service" : contact
    }
}
