import Foundation
import TestKit
import Testing

extension OnADebian {
    /// What the service does in a month, under its unit.
    @Suite(.serialized, .host(accounts: ["team-north", "svc-mersey", "svc-irwell", "region-y62", "prv-northern"]))
    struct WorkTests {
        let host: ServiceHost
        private var machine: Machine { host.machine }

        init() throws { host = try ServiceHost.ofSuite }

        /// Its rows are about people: `7390001` is a referral.
        private static let referrals = (1...3).map { "739000\($0)" }

        @Test
        func
            `a drop, a return, an export, a month and a backup are done without a network, and with no socket for one`()
            throws
        {
            let process = try machine.run("systemctl show -P MainPID weighbridge").dropLast()
            try machine.run(
                "systemd-run --quiet --unit=trace strace -f -qq -e trace=%net,openat,renameat2 -o /root/trace -p \(process)"
            )
            try machine.wait(for: "strace", until: "grep -q '^TracerPid:.*[1-9]' /proc/\(process)/status")

            try host.dropAndWait("team-north")
            try submitReturn(of: "svc-mersey")
            try machine.run("weighbridge export")
            try sendMonth()
            try compileMonth()
            try backUp()
            try machine.run("systemctl stop trace")

            #expect(
                try machine.run("systemctl show -P MainPID weighbridge").dropLast() == process, "it was the same one")
            let sockets = try machine.run("grep -E ' (socket|socketpair)\\(' /root/trace || true").split(
                separator: "\n")
            #expect(sockets.allSatisfy { $0.contains("(AF_UNIX, ") }, "\(sockets)")
            // The one address it sends to is systemd's.
            let sent = try machine.run("grep -E ' (sendto|sendmsg|connect|bind|listen)\\(' /root/trace || true")
            #expect(
                sent.split(separator: "\n").allSatisfy { !$0.contains("sun_path") || $0.contains("/systemd/notify") })
            #expect(try machine.run("grep -c renameat2 /root/trace").dropLast() != "0", "strace saw what it did")
            // Rows of a workbook lie in memory until it is whole; `/proc/self/fd` is the whole one in a memory file.
            let made = try machine.run(
                "grep -oE 'openat\\(AT_FDCWD, \"[^\"]*\", [A-Z_|]*O_CREAT' /root/trace | cut -d'\"' -f2 | sort -u")
            let own = [
                "/run/weighbridge/", "/srv/weighbridge/", "/var/lib/weighbridge-keys/", "/proc/self/fd/",
            ]
            #expect(made.contains("/run/weighbridge/"), "\(made)")
            #expect(made.split(separator: "\n").allSatisfy { path in own.contains { path.hasPrefix($0) } }, "\(made)")
            #expect(try machine.run("stat -c '%a %U' /run/weighbridge; ls -A /run/weighbridge") == "700 weighbridge\n")

            // systemd gives a private network a loopback and nothing else.
            let namespace = "nsenter -t \(process) -n"
            #expect(try machine.run("\(namespace) ip -o link | cut -d: -f2") == " lo\n")
            let routes = "\(namespace) ip route show table all | grep -v ' dev lo ' || true"
            #expect(try machine.run(routes) == "")
            let open = "tail -qn +2 /proc/\(process)/net/{tcp,tcp6,udp,udp6,raw,raw6,packet}"
            #expect(try machine.run(open) == "")
            #expect(try machine.run("weighbridge status").contains("all is well"))
        }

        @Test func `a submitted return is in the store of its region, for the region's readers`() throws {
            try submitReturn(of: "svc-irwell")
            try machine.run("weighbridge export")
            try machine.run("id reader || useradd --groups weighbridge-region-Y62 reader")
            let query = """
                runuser -u reader -- sqlite3 -readonly 'file:/srv/weighbridge/spool/regional/Y62.sqlite?immutable=1' \
                  "SELECT count(*) FROM quarterly_return WHERE service_code = 'IRWELL'"
                """
            #expect(try machine.run(query) == "1\n")
            #expect(
                try machine.run(
                    query.replacing("Y62.sqlite", with: "nation.sqlite").replacing("runuser -u reader -- ", with: ""))
                    == "1\n")
            try host.wait(for: "returns-2025-Q3.json", of: "region-y62")
            let told = try machine.run("cat \(ServiceHost.chroots)/region-y62/outbox/returns-2025-Q3.json")
            #expect(told.contains("IRWELL"))
        }

        @Test func `with the credential, keys of months lie sealed on the disk, and without it rows stay shut`() throws
        {
            let dropIn = "/etc/systemd/system/weighbridge.service.d/mar.conf"
            try machine.run(
                "head -c 32 /dev/urandom | systemd-creds encrypt --with-key=host --name=mar-wrap - /etc/weighbridge/mar-wrap.cred"
            )
            try machine.write(
                "[Service]\nLoadCredentialEncrypted=mar-wrap:/etc/weighbridge/mar-wrap.cred\n", to: dropIn)
            try machine.run("systemctl daemon-reload && systemctl restart weighbridge")
            // A month that was begun without it stays as it was.
            try sendMonth(thisMonth)
            try compileMonth(thisMonth)
            let key = "/var/lib/weighbridge-keys/mar-NORTHERN-\(thisMonth).key"
            #expect(try machine.run("stat -c %s \(key)") != "32\n", "it has more than the key's own bytes")
            try machine.run("mv \(dropIn) /root && systemctl daemon-reload && systemctl restart weighbridge")
            let refused = try machine.shell("weighbridge mar compile --provider NORTHERN --month \(thisMonth)")
            #expect(refused.status == 69 && refused.text.contains("not done:"), "\(refused.text)")
            try machine.wait(
                for: "the complaint", until: "journalctl -u weighbridge | grep -q 'there is no credential mar-wrap'")
            let doctor = try machine.shell("weighbridge doctor")
            #expect(doctor.status == 65 && doctor.text.contains("fault    month-keys"), "\(doctor.text)")
            try machine.run("mv /root/mar.conf \(dropIn) && systemctl daemon-reload && systemctl restart weighbridge")
            try compileMonth(thisMonth)
            #expect(try machine.run("weighbridge status").contains("all is well"))
        }

        @Test func `a provider that leaves takes along its keys, its rows and its documents`() throws {
            try sendMonth()
            try compileMonth()
            let keys = "find /var/lib/weighbridge-keys -name 'mar-*'"
            #expect(try machine.run(keys) != "")
            try host.setAccounts(host.accounts.filter { $0 != "prv-northern" })
            try machine.run(
                "sed -i '/^NORTHERN/d' /etc/weighbridge/organisations.csv && weighbridge accounts provision --remove")
            try machine.wait(for: "the reload", until: "weighbridge accounts purge NORTHERN --yes")
            #expect(try machine.run(keys) == "")
            #expect(try machine.shell("ls -d \(ServiceHost.chroots)/prv-northern").status != 0)
            #expect(try machine.shell("getent passwd prv-northern").status != 0)
            let ledger = "sqlite3 -readonly /srv/weighbridge/spool/ledger.sqlite"
            for table in ["mar_month", "mar_rows", "mar_compilation", "mar_wish"] {
                #expect(try machine.run("\(ledger) 'SELECT count(*) FROM \(table)'") == "0\n", "\(table)")
            }
            #expect(
                try machine.run("\(ledger) \"SELECT count(*) FROM receipt WHERE account = 'prv-northern'\"") == "0\n")
            #expect(
                try machine.run("weighbridge mar show --provider NORTHERN --format csv 2>&1 || true").contains(
                    lastMonth) == false)
            #expect(try machine.run("weighbridge ledger audit --verify").contains("whole"))
            try host.enterAll()
        }

        @Test func `a backup restored on another host says the same, and without the key what the guide says`() throws {
            try host.dropAndWait("team-north")
            try submitReturn(of: "svc-mersey")
            try sendMonth()
            try machine.run("weighbridge publish --all")
            try backUp()
            let new = try Machine()
            try ServiceHost.install(on: new)
            try new.run("systemctl stop weighbridge && rm -f /srv/weighbridge/spool/ledger.sqlite*")
            try carry("/etc/weighbridge /srv/weighbridge/spool/ledger.backup", to: new)
            try new.run(
                """
                cd /srv/weighbridge/spool &&
                install -o weighbridge -g weighbridge -m 600 ledger.backup ledger.sqlite && rm ledger.backup
                """)
            // From its other place; months' keys are in no backup.
            try carry("/var/lib/weighbridge-keys/ledger.key", to: new)
            try new.run("chown weighbridge: /var/lib/weighbridge-keys/ledger.key")
            try new.run("weighbridge accounts provision; systemctl start weighbridge && weighbridge publish --all")

            for look in ["ledger drops", "ledger parts", "ledger returns", "returns show", "ledger audit"] {
                #expect(
                    try new.run("weighbridge \(look) --format csv") == machine.run("weighbridge \(look) --format csv"),
                    "\(look)")
            }
            #expect(try new.run("weighbridge ledger audit --verify").contains("whole"))
            // What is made from a month's rows can't be made again.
            let documents =
                "cd \(ServiceHost.chroots) && find team-north svc-mersey region-y62 -type f | sort | xargs sha256sum"
            #expect(try new.run(documents) == machine.run(documents))
            try new.wait(
                for: "the month's end",
                until: "journalctl -u weighbridge | grep -q 'can.t be opened and have to be sent again'")

            // The key is lost, too.
            let slips = "cat \(ServiceHost.chroots)/svc-mersey/outbox/slips/withdraw-return-2025-Q3.slip.csv"
            let slip = try new.run(slips)
            try new.run(
                "systemctl stop weighbridge && rm /var/lib/weighbridge-keys/ledger.key && systemctl start weighbridge")
            try new.run("weighbridge publish --all")
            #expect(try new.run(slips) != slip, "a new one lies there")
            #expect(try new.shell("weighbridge ledger audit --verify").status == 65)
            #expect(
                try new.run("weighbridge ledger drops --format csv")
                    == machine.run("weighbridge ledger drops --format csv"))
        }

        // MARK: What its parties do

        /// Drops a caseload for a return and gives back the slip to submit it; done twice, the second finds it submitted.
        private func submitReturn(of account: String) throws {
            try host.dropAndWait(account)
            let outbox = "\(ServiceHost.chroots)/\(account)/outbox"
            let name = "submit-return-2025-Q3.slip.csv"
            try host.wait(for: "slips/*-return-2025-Q3.slip.csv", of: account)
            guard try machine.shell("ls \(outbox)/slips/\(name)").status == 0 else { return }
            let before = try host.reportCount(account)
            try host.sftp(account, ["get outbox/slips/\(name) \(name)", "put \(name) inbox/\(name)"]).expectSuccess()
            try host.waitForReports(of: account, before + 1)
            #expect(try machine.run("weighbridge returns show --format csv").contains("submitted"))
        }

        /// The three files of a month.
        private func sendMonth(_ month: String = lastMonth) throws {
            for (kind, text) in [
                ("keyworkers", ActivityFiles.keyworkers(["K1"])), ("performance", ActivityFiles.performance()),
                ("participants", ActivityFiles.participants(Self.referrals)),
            ] {
                let report = try host.drop(text, as: "mar-\(kind)-\(month).csv", from: "prv-northern")
                #expect(!report.contains("\"rejected\""), "\(report)")
            }
        }

        /// Has the running service compile it; the provider collects the workbook.
        private func compileMonth(_ month: String = lastMonth) throws {
            let said = try machine.run("weighbridge mar compile --provider NORTHERN --month \(month)")
            #expect(said.contains("complete; the workbook lies in the provider's outbox"), "\(said)")
            try host.sftp("prv-northern", ["get outbox/MAR-NORTHERN-\(month).xlsx /root/book.xlsx"]).expectSuccess()
            #expect(try machine.run("unzip -p /root/book.xlsx xl/sharedStrings.xml").contains(Self.referrals[0]))
        }

        private func backUp() throws {
            try machine.run(
                """
                rm -f /srv/weighbridge/spool/ledger.backup
                runuser -u weighbridge -- weighbridge ledger backup /srv/weighbridge/spool/ledger.backup
                """)
        }

        /// Files from this host to another, with their owners.
        private func carry(_ paths: String, to other: Machine) throws {
            let archive = try machine.run("tar -P -cz \(paths) | base64 -w 0")
            try other.run("base64 -d | tar -P -xz", input: archive)
        }
    }
}

/// `2026-11` in November 2026, in London.
private let thisMonth = month(before: 0)
private let lastMonth = month(before: 1)

private func month(before count: Int) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: "Europe/London") ?? .gmt
    let day = calendar.date(byAdding: .month, value: -count, to: Date()) ?? Date()
    let parts = calendar.dateComponents([.year, .month], from: day)
    return String(format: "%04d-%02d", parts.year ?? 0, parts.month ?? 0)
}
