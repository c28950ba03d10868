import Foundation
import Settings
import Testing

struct AccountsFileTests {
    private let folder: Folder

    init() throws {
        folder = try Folder()
        try folder.write("", to: "config/weighbridge.yaml")
        try folder.write(
            "code,name,level,parent,valid_from,valid_to\nENG,England,nation,,,\n", to: "config/organisations.csv")
    }

    private func add(_ account: String, level: String = "national", organisation: String = "ENG") throws -> [String] {
        let settings = try #require(Settings.read(folder.request()).settings)
        return try AccountsFile(settings).add(account: account, level: level, organisation: organisation)
            .map(folder.text)
    }

    private var text: String {
        get throws { try String(contentsOfFile: folder.path + "/config/accounts.csv", encoding: .utf8) }
    }

    @Test(arguments: [
        ("account,level,organisation\n", "account,level,organisation\nnew,national,ENG\n"),
        (
            "account,level,organisation\nold,national,ENG",
            "account,level,organisation\nold,national,ENG\nnew,national,ENG\n"
        ),
        ("Organisation;Account;Level\r\n", "Organisation;Account;Level\r\nENG;new;national\r\n"),
    ])
    func `a line is added as the others are written`(before: String, after: String) throws {
        try folder.write(before, to: "config/accounts.csv")
        #expect(try add("new") == [])
        #expect(try text == after)
    }

    @Test(arguments: [
        ("old", "national", "ENG", "also in line 2"), ("New", "national", "ENG", "write “new”"),
        ("new", "national", "EN", "no code of the organisations"), ("new", "team", "ENG", "correct the level"),
        ("new", "boss", "ENG", "not known"),
    ])
    func `with a fault nothing is written`(account: String, level: String, organisation: String, fault: String) throws {
        let before = "account,level,organisation\nold,national,ENG\n"
        try folder.write(before, to: "config/accounts.csv")
        let faults = try add(account, level: level, organisation: organisation)
        #expect(faults.count == 1)
        #expect(faults.first?.hasPrefix("config/accounts.csv:3: ") == true)
        #expect(faults.first?.contains(fault) == true, "\(faults)")
        #expect(try text == before)
    }

    @Test func `the file keeps its rights`() throws {
        try folder.write("account,level,organisation\n", to: "config/accounts.csv")
        let path = folder.path + "/config/accounts.csv"
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        #expect(try add("new") == [])
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
    }

    @Test func `the sample register takes nobody`() throws {
        let settings = try #require(Settings.read(try Folder().request()).settings)
        #expect(throws: SettingsFault.self) { try AccountsFile(settings) }
    }
}
