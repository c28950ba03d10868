import CivilTime
import GRDB
import LedgerSQLite
import QuarterlyReturns
import TestKit
import Testing
import Workflow

struct RegionalContractTests {
    @Test(arguments: RegionalStoreContract.cases)
    func `the regional store of files keeps the contract`(contract: ContractCase<RegionalStoreUnderTest>) throws {
        let store = try TestStore()
        try contract.check(
            RegionalStoreUnderTest(store: store.open()) {
                let areas = try store.names().map { name in
                    let area = String(name.dropLast(7))
                    let key: RegionalContent.Area = area == "nation" ? .nation : .region(area)
                    #expect(try store.values(area, "SELECT area FROM export") == [area])
                    return (
                        key,
                        RegionalStoreUnderTest.Published(
                            changedAt: try store.values(area, "SELECT changed_at FROM export")[0],
                            current: try store.values(
                                area,
                                """
                                SELECT quarter || ' ' || service_code || ' ' || revision FROM quarterly_return
                                ORDER BY quarter, service_code
                                """))
                    )
                }
                return areas.reduce(into: [:]) { $0[$1.0] = $1.1 }
            })
    }

    @Test(arguments: RegionalStoreContract.cases)
    func `the regional store in memory keeps the contract`(contract: ContractCase<RegionalStoreUnderTest>) throws {
        let store = MemoryRegionalStore()
        try contract.check(
            RegionalStoreUnderTest(store: store) {
                store.published.mapValues { content, changedAt in
                    RegionalStoreUnderTest.Published(
                        changedAt: changedAt.rfc3339,
                        current: content.current.map {
                            "\($0.expected.quarter.label) \($0.expected.service) \($0.revision)"
                        })
                }
            })
    }
}
