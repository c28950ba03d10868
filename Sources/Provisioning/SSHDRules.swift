/// What sshd shall do with the accounts' users: written into a file of its own, and afterwards asked of sshd itself, since a
/// file that it does not read, or a block before ours, would leave them everything.
package struct SSHDRules: Hashable, Sendable {
    /// Name and value, as in sshd_config(5).
    private let lines: [[String]]

    /// - Parameter logsTransfers: whether it logs which files are put and fetched, with their names.
    init(layout: HostLayout, logsTransfers: Bool) {
        lines = [
            ["ChrootDirectory", "\(layout.chroots)/%u"],
            [
                "ForceCommand",
                "internal-sftp\(logsTransfers ? " -l INFO" : "") -u 0007 -P symlink,hardlink,mkdir",
            ],
            // The account's own keys, and no other way in: what a host lets its other users do may be more.
            ["AuthenticationMethods", "publickey"], ["AuthorizedKeysFile", "\(HostLayout.keyFolder)/%u"],
            ["AuthorizedKeysCommand", "none"], ["TrustedUserCAKeys", "none"],
            // The first does not hold for tunnels, nor in each OpenSSH for the other two (CVE-2025-32728).
            ["DisableForwarding", "yes"], ["PermitTunnel", "no"], ["X11Forwarding", "no"],
            ["AllowAgentForwarding", "no"],
            ["PermitTTY", "no"], ["PermitUserRC", "no"],
            // Connections that died without a word end after 45 s, so that nobody's half file stays open for hours.
            ["ClientAliveInterval", "15"], ["ClientAliveCountMax", "3"],
        ]
    }

    var text: String {
        (["Match Group \(HostLayout.sendersGroup)"] + lines.map { "    " + $0.joined(separator: " ") })
            .map { $0 + "\n" }.joined()
    }

    /// Those that do not hold for a user.
    ///
    /// - Parameter answer: what `sshd -T -C user=…` says: a line each, its name in small letters.
    package func broken(in answer: String) -> [String] {
        let said = Set(answer.split(separator: "\n").map(String.init))
        return lines.filter { !said.contains("\($0[0].lowercased()) \($0[1])") }.map { $0.joined(separator: " ") }
    }
}
