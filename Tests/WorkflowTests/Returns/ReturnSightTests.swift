import QuarterlyReturns
import Register
import TestKit
import Testing

/// Who sees what of a return, account by account (returns.md, "Who sees what").
struct ReturnSightTests {
    private static let words = "Only the service knows this sentence."

    /// Accounts of the sample register whose outbox holds the words anywhere.
    private func readers(_ house: ReturnHouse) throws -> [String] {
        try SampleHouse.register().accounts.map(\.name).filter { try house.allText(of: $0).contains(Self.words) }
    }

    private func stores(_ house: ReturnHouse) -> Set<String> {
        Set(
            house.simulation.regional.published.filter { "\($0.value.content)".contains(Self.words) }
                .map { "\($0.key)" })
    }

    @Test
    func `a draft is seen by its service alone, a submitted return by the areas above it, a withdrawn one by nobody`()
        throws
    {
        let house = ReturnHouse()
        try house.dropForm([.narrative(.comments): Self.words])
        house.pass(days: 2)
        #expect(try readers(house) == ["svc-mersey"])
        #expect(stores(house).isEmpty)

        house.giveBack("submit-return-2026-Q3")
        let areas = ["national-eng", "region-y62", "stp-qyg", "svc-mersey"]
        #expect(try readers(house).sorted() == areas)
        #expect(house.text("index.html", of: "stp-qyg").contains("New since yesterday"))
        house.pass(days: 1)
        #expect(stores(house) == ["nation", "region(\"Y62\")"])

        try house.dropForm([.narrative(.comments): "Other words."])
        // An edit shows nothing until it is submitted; its service looks at the draft alone.
        #expect(try readers(house).sorted() == areas.filter { $0 != "svc-mersey" })
        #expect(try !house.allText(of: "region-y62").contains("Other words."))

        house.giveBack("withdraw-return-2026-Q3")
        #expect(try readers(house).isEmpty)
        house.pass(days: 1)
        #expect(stores(house).isEmpty)
    }
}
