import CivilTime
import MonthlyActivity
import Testing
package import Workflow

/// What every `MonthVault` does, the one of keys on disk and the one in memory.
package enum MonthVaultContract {
    package static let cases: [ContractCase<any MonthVault>] = [
        ContractCase("what was sealed opens in its place", checkSealing),
        ContractCase("what was sealed opens nowhere else", checkPlaces),
        ContractCase("a destroyed key opens nothing, and a new one nothing old", checkDestroying),
        ContractCase("months with a key are listed in order", checkMonths),
    ]

    private static let october = ProviderMonth(provider: "NORTHERN", month: CivilMonth(year: 2026, month: 10))
    private static let rows = Array("000123,In-work support".utf8)

    private static func checkSealing(_ vault: any MonthVault) throws {
        let sealed = try vault.seal(rows, of: october, place: "mar-participants main")
        #expect(try vault.open(sealed, of: october, place: "mar-participants main") == rows)
        #expect(!sealed.indices.contains { sealed[$0...].starts(with: Array("000123".utf8)) })
        let again = try vault.seal(rows, of: october, place: "mar-participants main")
        #expect(again != sealed, "equal rows are not seen to be equal")
        #expect(try vault.open(try vault.seal([], of: october, place: "x"), of: october, place: "x") == [])
    }

    private static func checkPlaces(_ vault: any MonthVault) throws {
        let sealed = try vault.seal(rows, of: october, place: "main")
        let november = ProviderMonth(provider: "NORTHERN", month: CivilMonth(year: 2026, month: 11))
        let other = ProviderMonth(provider: "SOUTHERN", month: october.month)
        for month in [november, other] { _ = try vault.seal(rows, of: month, place: "main") }
        #expect(try vault.open(sealed, of: october, place: "annex") == nil)
        #expect(try vault.open(sealed, of: november, place: "main") == nil)
        #expect(try vault.open(sealed, of: other, place: "main") == nil)
        var changed = sealed
        changed[changed.count / 2] ^= 1
        #expect(try vault.open(changed, of: october, place: "main") == nil)
        #expect(try vault.open([], of: october, place: "main") == nil)
    }

    private static func checkDestroying(_ vault: any MonthVault) throws {
        let sealed = try vault.seal(rows, of: october, place: "main")
        try vault.destroyKey(of: october)
        #expect(try vault.open(sealed, of: october, place: "main") == nil)
        #expect(try vault.months().isEmpty)
        try vault.destroyKey(of: october)
        let later = try vault.seal(rows, of: october, place: "main")
        #expect(try vault.open(sealed, of: october, place: "main") == nil)
        #expect(try vault.open(later, of: october, place: "main") == rows)
    }

    private static func checkMonths(_ vault: any MonthVault) throws {
        let months = [("A-B", 2026, 9), ("NORTHERN", 2026, 9), ("A-B", 2026, 10)].map { provider, year, month in
            ProviderMonth(provider: provider, month: CivilMonth(year: year, month: month))
        }
        for month in months.reversed() { _ = try vault.seal(rows, of: month, place: "main") }
        #expect(try vault.months() == months)
    }
}
