package import CivilTime
package import DelimitedText
import MonthlyActivity
import QuarterlyReturns
package import Register
package import TableSchema
package import Weighing

import Foundation

/// The house rules of the sample register, as a fresh clone has them.
package enum SampleHouse {
    /// London's summer time of 2026 and 2027.
    package static let zone = LondonZone(transitions: [
        .init(utcSeconds: 1_774_746_000, offsetSeconds: 3600), .init(utcSeconds: 1_792_890_000, offsetSeconds: 0),
        .init(utcSeconds: 1_806_195_600, offsetSeconds: 3600), .init(utcSeconds: 1_824_944_400, offsetSeconds: 0),
    ])

    /// 1 October 2026, 09:12:03 in London.
    package static let morning = Instant(milliseconds: 1_790_842_323_000)

    package static func rules(
        register: Register? = nil, schema: TableSchema = .standardSpreadsheet, limits: ReadLimits = ReadLimits(),
        terms: HouseRules.Terms? = nil, supportContact: String = "the IPS data desk, 0151 496 0000"
    ) -> HouseRules {
        HouseRules(
            register: register ?? self.register(), caseloadSchema: schema, limits: limits, terms: terms,
            supportContact: supportContact, regionContacts: ["Y62": "Ade Okoro, 0161 496 0000"], zone: zone,
            reportDays: 90, retention: HouseRules.Retention(), unfinishedHours: 2,
            deadlines: ReturnDeadlines(holidays: .published),
            exportSecond: 3 * 3600 + 30 * 60, narrativesInStore: true,
            activity: HouseRules.Activity(
                schemas: ActivitySchemas(), referralPattern: nil,
                deadlines: ActivityDeadlines(holidays: .published), contacts: [:], compileSecond: 2 * 3600,
                cancelSecond: 4 * 3600), programVersion: "1.0.0")
    }

    /// The register of `config/`, its text changed by `edit` first.
    package static func register(
        organisations editOrganisations: (String) -> String = { $0 }, accounts editAccounts: (String) -> String = { $0 }
    ) -> Register {
        let (register, faults) = Register.check(
            organisations: DelimitedText.records(of: Array(editOrganisations(file("organisations.csv")).utf8)),
            accounts: DelimitedText.records(of: Array(editAccounts(file("accounts.csv")).utf8)))
        guard let register else { preconditionFailure("the sample register has faults: \(faults.map(\.message))") }
        return register
    }

    private static func file(_ name: String) -> String {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../config/\(name)").path
        guard let bytes = FileManager.default.contents(atPath: path) else {
            preconditionFailure("there is no config/\(name)")
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
