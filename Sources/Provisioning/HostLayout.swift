package import QuarterlyReturns

/// Where the things of a provisioned host lie. Absolute paths.
package struct HostLayout: Hashable, Sendable {
    /// Root-owned; holds a folder for each account, in which its SFTP user is locked up.
    package var chroots: String
    /// Name of the inbox in an account's folder, and of the outbox.
    package var inboxName: String
    package var outboxName: String
    package var claims: String
    package var spool: String

    package static let serviceUser = "weighbridge"
    /// Every account's user is in it: sshd knows them by it.
    package static let sendersGroup = "weighbridge-senders"
    package static let regionGroupPrefix = "weighbridge-region-"
    /// The user's comment field (passwd(5)): by it we know our own users from all others.
    package static let userComment = "Weighbridge account"

    /// A file for each account, with the public keys that open it.
    package static let keyFolder = "/etc/weighbridge/authorized_keys"
    package static let usersFile = "/etc/sysusers.d/weighbridge-accounts.conf"
    package static let foldersFile = "/etc/tmpfiles.d/weighbridge-accounts.conf"
    /// Only while transfers are logged.
    package static let logUnit = "weighbridge-sftp-log.service"
    package static let logUnitFile = "/etc/systemd/system/" + logUnit
    package static let sshdFile = "/etc/ssh/sshd_config.d/weighbridge.conf"

    /// - Parameters:
    ///   - inbox: path with `{account}` in it, like `/srv/weighbridge/chroot/{account}/inbox`; `outbox` alike.
    ///   - claims: where drops lie while they are weighed.
    package init(inbox: String, outbox: String, claims: String, spool: String) throws(LayoutFault) {
        let inbox = inbox.split(separator: Self.accountFolder, omittingEmptySubsequences: false)
        let outbox = outbox.split(separator: Self.accountFolder, omittingEmptySubsequences: false)
        guard inbox.count == 2, outbox.count == 2, inbox[0] == outbox[0], !inbox[0].isEmpty,
            !inbox[1].contains("/"), !outbox[1].contains("/")
        else {
            throw LayoutFault(
                """
                inbox and outbox must lie side by side in a folder of the account's own, like \
                /srv/weighbridge/chroot/{account}/inbox and …/outbox: that folder is what its user can see
                """)
        }
        guard !inbox[0].hasPrefix(spool + "/") else {
            throw LayoutFault(
                "the inboxes lie under the spool, where `run` makes them for one user: nothing is to be provisioned")
        }
        (chroots, inboxName, outboxName) = (String(inbox[0]), String(inbox[1]), String(outbox[1]))
        self.claims = claims
        self.spool = spool
    }

    private static let accountFolder = "/{account}/"

    package func chroot(of account: String) -> String { "\(chroots)/\(account)" }
    package func inbox(of account: String) -> String { "\(chroots)/\(account)/\(inboxName)" }
    package func outbox(of account: String) -> String { "\(chroots)/\(account)/\(outboxName)" }
    package func claims(of account: String) -> String { "\(claims)/\(account)" }
    package var stores: String { "\(spool)/regional" }
    /// Where an area's store is built, so that it gets the group of its readers.
    package func workshop(of area: RegionalContent.Area) -> String { "\(stores)/\(area.workshopName)" }
    package static func keyFile(of account: String) -> String { "\(keyFolder)/\(account)" }
    package static func regionGroup(of area: RegionalContent.Area) -> String { regionGroupPrefix + area.name }
}

/// Settings with which a host can't be provisioned.
package struct LayoutFault: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
