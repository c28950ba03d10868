import DelimitedText
import Foundation
import Register

/// The register's file of accounts, for adding a line to it.
package struct AccountsFile {
    private let path: String
    private let organisations: [UInt8]
    private let bytes: [UInt8]

    /// Fails where there is no such file: the sample register takes nobody.
    package init(_ settings: Settings) throws(SettingsFault) {
        guard case .files(let organisations, let accounts) = settings.register else {
            throw SettingsFault(
                file: "accounts.csv", "there is none: the sample register is compiled in, and takes nobody else")
        }
        path = accounts
        self.organisations = try contents(of: organisations)
        bytes = try contents(of: accounts)
    }

    /// Writes the file with one line more, unless the register had a fault then. Gives the faults; warnings are no hindrance.
    package func add(account: String, level: String, organisation: String) throws -> [SettingsFault] {
        let values = ["account": account, "level": level, "organisation": organisation]
        let records = DelimitedText.records(of: bytes)
        guard let headings = records.first?.cells, var text = String(validating: bytes, as: UTF8.self) else {
            return [SettingsFault(file: path, "is no UTF-8 text with a heading line: save it as CSV UTF-8")]
        }
        // As the others are written: a spreadsheet program has its own separator and line ends.
        let newline = text.contains("\r\n") ? "\r\n" : "\n"
        let separator = text.prefix { !$0.isNewline }.first { ",;\t".contains($0) } ?? ","
        if text.last?.isNewline == false { text += newline }
        text += headings.map { values[$0.lowercased()] ?? "" }.joined(separator: String(separator)) + newline

        let (register, faults) = Register.check(
            organisations: DelimitedText.records(of: organisations),
            accounts: DelimitedText.records(of: Array(text.utf8)))
        if register != nil { try replace(with: text) }
        return faults.map { fault in
            SettingsFault(
                fault.severity, file: fault.file == .accounts ? path : "the organisations", line: fault.line,
                fault.message)
        }
    }

    /// Whole, with the owner and the rights that it had.
    private func replace(with text: String) throws {
        let found = try FileManager.default.attributesOfItem(atPath: path)
        try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
        let kept: Set<FileAttributeKey> = [.ownerAccountID, .groupOwnerAccountID, .posixPermissions]
        try FileManager.default.setAttributes(found.filter { kept.contains($0.key) }, ofItemAtPath: path)
    }
}
