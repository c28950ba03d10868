import CivilTime
import Testing

@testable import Workflow

struct ClaimOrderTests {
    private func claim(_ sequence: Int64, _ account: String, tries: Int = 0) -> Claim {
        Claim(
            account: account, sequence: sequence, receivedAt: Instant(milliseconds: sequence), tries: tries,
            name: EntryName("x.csv"))
    }

    /// The sequences of the next batch, in the order of reading.
    private func nextBatch(_ claims: [Claim]) -> [Int64] {
        var order = ClaimOrder()
        order.add(claims)
        return order.nextBatch().map(\.sequence)
    }

    @Test func `nothing waits in an empty order`() {
        #expect(nextBatch([]) == [])
    }

    @Test func `accounts take turns, each in the order of its sequences`() {
        let claims = [
            claim(4, "north"), claim(1, "north"), claim(2, "north"), claim(3, "south"), claim(5, "south"),
            claim(6, "east"),
        ]
        #expect(nextBatch(claims) == [1, 3, 6, 2, 5, 4])
    }

    @Test func `a hundred files of one account do not hold up another's one`() {
        let claims = (1...100).map { claim($0, "north") } + [claim(101, "south")]
        let batch = nextBatch(claims)
        #expect(batch.count == ClaimOrder.batchLimit)
        #expect(batch.prefix(3) == [1, 101, 2])
    }

    @Test func `a claim that was begun before is weighed alone once it is the oldest`() {
        #expect(nextBatch([claim(1, "north", tries: 1), claim(2, "south"), claim(3, "south", tries: 1)]) == [1])
    }

    @Test func `nothing of an account passes a claim of it that has to be weighed alone`() {
        let claims = [
            claim(1, "north"), claim(2, "south", tries: 1), claim(3, "south"), claim(4, "north"),
            claim(5, "north", tries: 2), claim(6, "north"), claim(7, "east"),
        ]
        #expect(nextBatch(claims) == [1, 7, 4])
    }

    @Test func `what is removed waits no more`() {
        var order = ClaimOrder()
        order.add([claim(1, "north"), claim(2, "south"), claim(3, "north")])
        order.remove([1, 2])
        #expect(order.waiting.map(\.sequence) == [3])
    }
}
