import Foundation
import Testing

/// What needs root, and a kernel on which systemd boots in namespaces: run with `make test-system`.
@Suite(.serialized, .enabled(if: geteuid() == 0, "a Debian can be booted by root alone: sudo make test-system"))
enum OnADebian {}

/// A Debian with the package installed as an operator does it.
final class ServiceHost {
    let machine: Machine
    let accounts: [String]

    /// Ten accounts of the sample register: eight teams and two services.
    static let tenAccounts = [
        "team-north", "team-south", "team-docks", "team-east", "team-west", "team-bank", "team-wolds", "team-quay",
        "svc-mersey", "svc-irwell",
    ]

    /// Installs the package on a fresh machine, and makes these accounts.
    convenience init(accounts: [String] = ServiceHost.tenAccounts) throws {
        let machine = try Machine()
        try machine.run("apt-get install -y --no-install-recommends \(Self.packagePath)")
        try self.init(on: machine, accounts: accounts)
    }

    /// Enters the accounts into the register of an installed service, provisions, gives each its key, starts sshd.
    init(on machine: Machine, accounts: [String]) throws {
        self.machine = machine
        self.accounts = accounts
        try machine.write(try Self.sample("organisations.csv"), to: "/etc/weighbridge/organisations.csv")
        try setAccounts(accounts)
        for account in accounts {
            try machine.run("ssh-keygen -q -t ed25519 -N '' -C \(account) -f /root/\(account)")
            // sftp sends the file's mode along: not even the account's group may open it then.
            try machine.write(Self.caseload(of: account), to: "/root/\(account).csv")
            try machine.run("chmod 600 /root/\(account).csv")
            try machine.run("install -D -m 644 /root/\(account).pub /etc/weighbridge/authorized_keys/\(account)")
        }
        try machine.run("weighbridge accounts provision && systemctl restart ssh")
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
    private static func caseload(of account: String) -> String {
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

    /// Waits for reports in an outbox, looked at from outside.
    func waitForReports(of account: String, _ count: Int = 1) throws {
        let reports = "/srv/weighbridge/chroot/\(account)/outbox/reports/*.report.json"
        try machine.wait(
            for: "\(count) reports for \(account)", until: "[ $(ls \(reports) 2>/dev/null | wc -l) -ge \(count) ]")
    }
}
