import Foundation
import Testing

struct GuideTests {
    @Test func `the landing page leads to every article`() throws {
        let landing = try Article("Weighbridge").text
        for article in try Article.all() where article.name != "Weighbridge.md" {
            let isLinked = landing.contains("- <doc:\(article.name.dropLast(3))>")
            #expect(isLinked, "\(article.name)")
        }
    }

    @Test(arguments: ["README.md", "spool/README.md", "ARCHITECTURE.md"])
    func `links to files of the repository lead to files`(path: String) throws {
        let article = try Article(path: path)
        let folder = Repository.root.appending(path: path).deletingLastPathComponent()
        for piece in article.text.split(separator: "](").dropFirst() {
            let target = piece.prefix { $0 != ")" && $0 != "#" }
            guard !target.isEmpty, !target.contains("://") else { continue }
            #expect(
                FileManager.default.fileExists(atPath: folder.appending(path: String(target)).path),
                "\(path): \(target)")
        }
    }

    @Test func `make targets that the texts name exist`() throws {
        let makefile = try Repository.text("Makefile")
        for article in try Article.all() + [Article(path: "README.md")] {
            for word in article.codeWords.union(article.codeLines) {
                let words = word.split(separator: " ")
                guard words.first == "make", words.count > 1, words[1].allSatisfy({ $0.isLetter || $0 == "-" }) else {
                    continue
                }
                let isThere = makefile.contains("\n\(words[1]):")
                #expect(isThere, "\(article.name): \(word)")
            }
        }
    }

    @Test func `the checked example of the sending guide is what the program says`() throws {
        var article = try Article("SendingGuide")
        let folder = FileManager.default.temporaryDirectory.appending(path: "weighbridge-guide-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let name = "dashboard-2026-Q3.csv"
        let csv = try article.example(name).map { $0 + "\n" }.joined()
        try Data(csv.utf8).write(to: folder.appending(path: name))
        let (output, status) = try Program.run(["check", "--as-of", "2026-10-01", name], in: folder)
        #expect(status == 1)
        var lines = String(decoding: output, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
        while lines.last == "" { lines.removeLast() }
        try article.expect(
            "check of the example",
            ["```console", "$ weighbridge check --as-of 2026-10-01 \(name)"] + lines + ["```"])
    }
}
