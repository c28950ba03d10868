/// What to know about the programs that people send with.
enum UploadPrograms {
    static let html = section("Programs to send with", id: "programs") {
        p {
            """
            Any program that speaks SFTP will do. You see two folders: \(code("inbox")) takes your files, and \
            \(code("outbox")) holds the answers, read-only. Refresh the view to see what is new.
            """
        }
        h3("WinSCP")
        list([
            "Drag the file into \(code("inbox")). Leave the transfer option “temporary filename” as it is.",
            """
            A file ending in \(code(".filepart")) is an upload under way: leave it alone. If the connection breaks, \
            send the file again and let WinSCP resume.
            """,
            "For WinSCP’s “Keep remote directory up to date”, choose a folder that holds the finished CSV files only.",
        ])
        h3("FileZilla")
        list([
            "Drag the file into \(code("inbox")). If FileZilla asks about a file of that name, choose Overwrite.",
            "If the connection breaks, choose Overwrite, not Resume, when you send the file again.",
        ])
        h3("The sftp command")
        list([
            "\(code("put dashboard-2026-Q3.csv inbox/")), then \(code("get outbox/index.html")).",
            "To fetch everything: \(code("get -r outbox")).",
        ])
        p { "Do not be surprised that the file is gone from the inbox a moment later: that means it has been read." }
    }
}
