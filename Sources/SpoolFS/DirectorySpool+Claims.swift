import Glibc
import SystemPackage
package import Workflow

extension DirectorySpool {
    package func claims() throws(PortFailure) -> [Claim] {
        strayCount = 0
        do {
            let all = try Directory(path: claimsPath)
            var found: [Claim] = []
            for folder in try all.names() {
                guard let account = String(validating: folder.bytes, as: UTF8.self),
                    try all.status(of: folder).kind == .folder
                else {
                    strayCount += 1
                    continue
                }
                for name in try all.subdirectory(folder).names() {
                    if let claim = ClaimFileName.claim(name, account: account) {
                        found.append(claim)
                    } else {
                        strayCount += 1
                    }
                }
            }
            return found.sorted { $0.sequence < $1.sequence }
        } catch .noSuchFileOrDirectory {
            return []
        } catch {
            throw PortFailure("list the claims", claimsPath, error)
        }
    }

    package func read(_ claim: Claim, limit: Int) throws(PortFailure) -> ClaimContent {
        do {
            let claims = try openClaims(of: claim.account)
            let name = ClaimFileName.text(of: claim)
            let status = try claims.status(of: name)
            switch status.kind {
            case .symlink: return .symlink
            case .folder: return .folder
            case .special: return .special
            case .file: break
            }
            // Before everything that looks for a writer: a file is claimed as too large while it grows.
            if status.size > limit { return .tooLarge(status.size) }
            if status.links > 1 { return .linkedElsewhere }
            do {
                return try read(claims.open(name, O_RDONLY), limit: limit)
            } catch .permissionDenied, .notPermitted {
                return .unreadable
            } catch .resourceTemporarilyUnavailable {
                return .stillOpen
            }
        } catch {
            throw PortFailure("read a claim", "drop \(claim.sequence)", error)
        }
    }

    /// A descriptor that a sender still holds can change the file while it is read. So: no writer before, and nothing of
    /// its status changed after.
    private func read(_ file: borrowing Descriptor, limit: Int) throws(Errno) -> ClaimContent {
        if try probeLease(file) == .writer { return .stillOpen }
        let before = try file.status()
        if before.size > limit { return .tooLarge(before.size) }
        let bytes = try file.read(limit: Int(before.size))
        let after = try file.status()
        let isUnchanged = after.size == before.size && after.changedAt == before.changedAt
        return isUnchanged && bytes.count == Int(before.size) ? .file(bytes) : .stillOpen
    }

    package func setTries(_ tries: Int, of claim: Claim) throws(PortFailure) -> Claim {
        var renamed = claim
        renamed.tries = tries
        if renamed == claim { return claim }
        do {
            let claims = try openClaims(of: claim.account)
            try claims.moveWithoutReplacing(
                ClaimFileName.text(of: claim), to: claims, as: ClaimFileName.text(of: renamed))
            return renamed
        } catch {
            throw PortFailure("count a try", "drop \(claim.sequence)", error)
        }
    }

    package func syncClaims() throws(PortFailure) {
        do {
            for account in unsynchronized.accounts.sorted() {
                try openClaims(of: account).synchronize()
                unsynchronized.accounts.remove(account)
            }
            if unsynchronized.claimsThemselves {
                try Directory(path: claimsPath).synchronize()
                try Directory(path: claimsPath + "/..").synchronize()
                unsynchronized.claimsThemselves = false
            }
        } catch {
            throw PortFailure("make claims durable", claimsPath, error)
        }
    }

    package func remove(_ claims: [Claim]) throws(PortFailure) {
        for (account, claims) in Dictionary(grouping: claims, by: \.account) {
            do {
                let directory = try openClaims(of: account)
                for claim in claims { try directory.removeWhatever(ClaimFileName.text(of: claim)) }
                try directory.synchronize()
                unsynchronized.accounts.remove(account)
            } catch .noSuchFileOrDirectory {
            } catch {
                throw PortFailure("remove claims", account, error)
            }
        }
    }

    /// The directory of an account's claims, made where it is missing.
    func openOrMakeClaims(of account: String) throws(Errno) -> Directory {
        precondition(!account.hasPrefix(".") && !account.contains("/"), "an account is a plain name")
        do {
            return try openClaims(of: account)
        } catch .noSuchFileOrDirectory {
            do {
                try systemCall { unsafe mkdir(claimsPath, 0o700) }
            } catch .fileExists {
            }
            let all = try Directory(path: claimsPath)
            try all.makeSubdirectory(EntryName(account), mode: 0o700)
            unsynchronized.claimsThemselves = true
            return try all.subdirectory(EntryName(account))
        }
    }

    private func openClaims(of account: String) throws(Errno) -> Directory {
        try Directory(path: claimsPath).subdirectory(EntryName(account))
    }
}
