import CivilTime
import OutboxPlan
import QuarterlyReturns
import Register
import Weighing

extension WorkLoop {
    /// Documents rendered and written at once, at most: bounds the memory that they take.
    private static let documentsAtOnce = 64

    /// So long a turn publishes, in seconds: then it is looked whether something came, or the service is to end. Everything
    /// is published anew at midnight, and that takes its time where there are thousands of accounts.
    private static let sliceSeconds: Double = 2

    /// Brings the outboxes that wait for it to the state that the ledger asks for; reports of all accounts first.
    func publish(sliceSeconds: Double = WorkLoop.sliceSeconds) {
        let end = ports.clock.monotonicSeconds() + sliceSeconds
        if publishing.isEverything {
            let done = attempt(.publish(account: PublishingQueue.everybody), "documents") { () throws(PortFailure) in
                let published = Set(try ports.ledger.published(accounts: nil).map(\.account))
                publishing.takeAll(accountNames.union(published))
            }
            guard done else { return }
        }
        for account in publishing.reports.sorted() where ports.clock.monotonicSeconds() < end {
            if attemptToPublish(account, onlyReports: true) { tellReported(account) }
        }
        for account in publishing.accounts.sorted() where ports.clock.monotonicSeconds() < end {
            guard attemptToPublish(account, onlyReports: false) else { continue }
            // Its reports are among its documents.
            tellReported(account)
            publishing.done(account)
        }
    }

    private func attemptToPublish(_ account: String, onlyReports: Bool) -> Bool {
        attempt(.publish(account: account), "outbox of \(account)") { () throws(PortFailure) in
            try publish(account: account, onlyReports: onlyReports)
        }
    }

    /// Renders every document of every account anew; the number of documents.
    package func publishAnew() throws(PortFailure) -> Int {
        let published = try ports.ledger.published(accounts: nil)
        try ports.ledger.setPublished(put: [], removed: published.map { (account: $0.account, path: $0.path) })
        publishing.takeAll(accountNames.union(published.map(\.account)))
        publish(sliceSeconds: .infinity)
        if var failure = publishing.accounts.sorted().lazy.compactMap({ self.troubles[.publish(account: $0)] }).first {
            // All else is done. To render that again every few seconds would help nobody.
            failure.mayPass = false
            failure.advice += " All else is published anew; this is tried again by itself while the service runs."
            throw failure
        }
        return try ports.ledger.published(accounts: nil).count
    }

    private func publish(account name: String, onlyReports: Bool) throws(PortFailure) {
        let desired = try onlyReports ? desiredReports(of: name) : desiredDocuments(of: name)
        let files = try ports.outbox.files(account: name).filter { !EntryName($0.path).isPlaceholder }
        let published = try ports.ledger.published(accounts: [name])
        let intact = intact(published, files)
        let missing = desired.filter { intact[$0.path] != $0.fingerprint }
        for start in stride(from: 0, to: missing.count, by: Self.documentsAtOnce) {
            publishing.setMissing(missing.count - start, of: name)
            try write(Array(missing[start..<min(start + Self.documentsAtOnce, missing.count)]), account: name)
        }
        if onlyReports {
            if !missing.isEmpty { ports.notify(.published(account: name, written: missing.count, removed: 0)) }
            return
        }
        let wanted = Set(desired.map(\.path))
        let unwanted = Set(files.map(\.path) + published.map(\.path)).subtracting(wanted).sorted()
        if !unwanted.isEmpty {
            try ports.outbox.remove(unwanted, account: name)
            try ports.ledger.setPublished(put: [], removed: unwanted.map { (account: name, path: $0) })
        }
        if !missing.isEmpty || !unwanted.isEmpty {
            ports.notify(.published(account: name, written: missing.count, removed: unwanted.count))
        }
    }

    private func tellReported(_ account: String) {
        let now = ports.clock.now()
        for drop in publishing.reportsDone(account) where rules.register.account(named: account) != nil {
            // The wall clock may have been set back meanwhile.
            let milliseconds = max(0, now.milliseconds - drop.receivedAt.milliseconds)
            ports.notify(.reported(sequence: drop.sequence, seconds: Double(milliseconds) / 1000))
        }
    }

    /// Empty for an account that is gone.
    private func desiredReports(of name: String) throws(PortFailure) -> [PlannedDocument] {
        guard let account = rules.register.account(named: name) else { return [] }
        let facts = try ports.ledger.facts(accounts: [name], organisations: [], since: reportsSince)
        return plan(facts).reports(for: account)
    }

    /// Empty for an account that is gone.
    private func desiredDocuments(of name: String) throws(PortFailure) -> [PlannedDocument] {
        guard let account = rules.register.account(named: name) else { return [] }
        var facts = try ports.ledger.facts(
            accounts: [name], organisations: rules.organisationsSeen(by: account), since: reportsSince)
        if let service = facts.summarisedService(for: account) {
            facts.editionChanges = try ports.ledger.editionChanges(
                organisations: rules.register.codesOfTeams(everBelow: service), kind: .dashboard,
                editions: rules.editions(until: today))
        }
        facts.submitted = try submittedReturns(seenBy: account)
        return plan(facts).documents(for: account)
    }

    private func plan(_ facts: LedgerFacts) -> OutboxPlan {
        OutboxPlan(rules: rules, day: today, facts: facts, slipCode: ports.sealer.slipCode(over:))
    }

    /// Reports of drops received before have left the outbox.
    private var reportsSince: Instant {
        rules.zone.firstInstant(on: today.advanced(by: -rules.reportDays), secondOfDay: 0)
    }

    /// What is submitted now and may be seen: a service's own; by an area, that of all services that ever stood in it, of which
    /// it shows each quarter's.
    private func submittedReturns(seenBy account: Account) throws(PortFailure) -> [SubmittedReturn] {
        let services: Set<String>
        switch account.level {
        case .service: services = [account.organisation]
        case .stp, .region, .national: services = rules.register.codesOfServices(everBelow: account.organisation)
        case .team, .stakeholder, .provider: return []
        }
        return SubmittedReturn.current(try ports.ledger.submittedReturns(services: services, quarters: nil))
    }

    /// Fingerprints of what is published and still lies there as it was written, by path.
    private func intact(_ published: [PublishedDocument], _ files: [OutboxFile]) -> [String: String] {
        let files = files.reduce(into: [:]) { $0[$1.path] = $1 }
        return published.reduce(into: [:]) { intact, document in
            if let file = files[document.path], file.size == document.size, file.modifiedAt == document.modifiedAt {
                intact[document.path] = document.fingerprint
            }
        }
    }

    private func write(_ documents: [PlannedDocument], account: String) throws(PortFailure) {
        var rendered: [(path: String, bytes: [UInt8])] = []
        var renderer = DocumentRenderer(rules: rules, day: today)
        var materials = ActivityMaterials(desk)
        for document in documents {
            var receipt: Receipt?
            if case .report(let sequence, _) = document.content { receipt = try ports.ledger.receipt(sequence) }
            var activity = ActivityMaterial.nothing
            if case .activity(let planned) = document.content { activity = try materials.material(for: planned) }
            switch renderer.render(document, receipt: receipt, activity: activity) {
            case .bytes(let bytes): rendered.append((path: document.path, bytes: bytes))
            case .workbook(let workbook):
                rendered.append((path: document.path, bytes: try ports.workbooks.bytes(of: workbook)))
            }
        }
        let files = try ports.outbox.write(rendered, account: account)
        let put = zip(documents, files).map { document, file in
            PublishedDocument(
                account: account, path: document.path, fingerprint: document.fingerprint, size: file.size,
                modifiedAt: file.modifiedAt)
        }
        try ports.ledger.setPublished(put: put, removed: [])
    }
}
