import Foundation
import Testing

/// What needs a kernel and rights with which systemd boots in namespaces: run with `make test-system`. A suite's tests share a
/// host where they leave it as they found it.
@Suite(.enabled(if: Machine.canBoot, "no Debian can be booted here: make test-system says what is missing"))
enum OnADebian {}

/// A Debian with the package installed as an operator does it.
final class ServiceHost: Sendable {
    let machine: Machine
    let accounts: [String]

    /// Ten accounts of the sample register: eight teams and two services.
    static let tenAccounts = [
        "team-north", "team-south", "team-docks", "team-east", "team-west", "team-bank", "team-wolds", "team-quay",
        "svc-mersey", "svc-irwell",
    ]

    /// Installs the package on a fresh machine, and makes these accounts.
    convenience init(accounts: [String]) throws {
        let machine = try Machine()
        try Self.install(on: machine)
        try self.init(on: machine, accounts: accounts)
    }

    static func install(on machine: Machine) throws {
        try machine.run("apt-get install -y --no-install-recommends \(packagePath) < /dev/null")
    }

    /// Enters the accounts into the register of an installed service and provisions; each has its key.
    init(on machine: Machine, accounts: [String]) throws {
        self.machine = machine
        self.accounts = accounts
        for account in accounts { try machine.write(Self.caseload(of: account), to: "/root/\(account).csv") }
        // sftp sends a file's mode along: with 0600 not even the account's group may open it then.
        try machine.run(
            """
            cd /root && for account in \(accounts.joined(separator: " ")); do
              chmod 600 $account.csv && ssh-keygen -q -t ed25519 -N '' -C $account -f $account || exit 1
            done
            """)
        try enterAll()
    }

    /// The whole register, each account's key, and what they need on the host: also after a test has removed some.
    func enterAll() throws {
        try machine.write(try Self.sample("organisations.csv"), to: "/etc/weighbridge/organisations.csv")
        try setAccounts(accounts)
        try machine.run(
            """
            cd /root && for account in \(accounts.joined(separator: " ")); do
              install -D -m 644 $account.pub /etc/weighbridge/authorized_keys/$account || exit 1
            done
            weighbridge accounts provision
            """)
    }

    /// The package that `make deb` left in the repository's root.
    static var packagePath: String {
        get throws {
            let names = try FileManager.default.contentsOfDirectory(atPath: root.path)
            guard let name = names.first(where: { $0.hasPrefix("weighbridge_") && $0.hasSuffix(".deb") }) else {
                throw MachineFailure("there is no package; make deb makes it")
            }
            return root.appending(path: name).path
        }
    }

    static let chroots = "/srv/weighbridge/chroot"

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func sample(_ name: String) throws -> String {
        try String(contentsOf: root.appending(path: "config/\(name)"), encoding: .utf8)
    }

    /// The register's accounts become these, each as the sample has it.
    func setAccounts(_ names: [String]) throws {
        let lines = try Self.sample("accounts.csv").split(separator: "\n")
        let chosen = lines.filter { line in line.hasPrefix("account,") || names.contains { line.hasPrefix($0 + ",") } }
        try machine.write(chosen.map { $0 + "\n" }.joined(), to: "/etc/weighbridge/accounts.csv")
    }

    /// A clean caseload of a quarter that ended long ago.
    static func caseload(of account: String) -> String {
        "Client ID,Referral date,Job 1 start date\n\(account)-1,01/07/2025,10/09/2025\n\(account)-2,02/07/2025,\n"
    }

    static func dropName(_ account: String) -> String {
        account.hasPrefix("svc-") ? "return-2025-Q3.csv" : "dashboard-2025-Q3.csv"
    }

    /// What OpenSSH's client says to a batch of commands, with the key of `holder`. A command with `-` before it may fail.
    func sftp(_ account: String, key holder: String? = nil, _ commands: [String]) throws -> Machine.Outcome {
        let options =
            "-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -o IdentitiesOnly=yes"
        return try machine.shell(
            "cd /root && sftp \(options) -i /root/\(holder ?? account) -b - \(account)@127.0.0.1",
            input: commands.map { $0 + "\n" }.joined())
    }

    /// Drops a caseload of this account's own: rows that count already for another team would be refused.
    func drop(_ account: String) throws {
        try sftp(account, ["put \(account).csv inbox/\(Self.dropName(account))"]).expectSuccess()
    }

    /// How many reports lie in an outbox.
    func reportCount(_ account: String) throws -> Int {
        let count = "find \(Self.chroots)/\(account)/outbox -name '*.report.json' 2>/dev/null | wc -l"
        return try Int(machine.run(count).dropLast()) ?? 0
    }

    /// Waits for reports in an outbox, looked at from outside.
    func waitForReports(of account: String, _ count: Int = 1) throws {
        let reports = "\(Self.chroots)/\(account)/outbox/reports/*.report.json"
        try machine.wait(
            for: "\(count) reports for \(account)", until: "[ $(ls \(reports) 2>/dev/null | wc -l) -ge \(count) ]")
    }

    /// Drops its own caseload and waits for the report.
    func dropAndWait(_ account: String) throws {
        let before = try reportCount(account)
        try drop(account)
        try waitForReports(of: account, before + 1)
    }

    /// Drops a text under a name and waits for the report, whose JSON is given back.
    @discardableResult
    func drop(_ text: String, as name: String, from account: String) throws -> String {
        let before = try reportCount(account)
        try machine.write(text, to: "/root/\(name)")
        try sftp(account, ["put \(name) inbox/\(name)"]).expectSuccess()
        try waitForReports(of: account, before + 1)
        return try machine.run("cat $(ls -t \(Self.chroots)/\(account)/outbox/reports/*.report.json | head -n 1)")
    }

    /// Waits for a document in an outbox.
    func wait(for path: String, of account: String) throws {
        try machine.wait(for: "\(path) of \(account)", until: "[ -s \(Self.chroots)/\(account)/outbox/\(path) ]")
    }
}
