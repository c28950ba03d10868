import Findings
import Testing

struct FindingLogTests {
    /// Findings with places all over a sheet, in no order; every place is taken once.
    private func scattered(_ count: Int, stride: Int) -> [Finding] {
        (0..<count).map { index in
            let place = index * stride % count
            return Finding(
                .dateInFuture, severity: place % 5 == 0 ? .error : .warning, row: 1 + place / 3, column: 1 + place % 3,
                "message")
        }
    }

    @Test(arguments: [0, 1, 999, 1000, 1001, 1999, 2000, 2001, 3001, 10_007])
    func `everything is counted, and the first thousand in listing order are listed`(count: Int) {
        // 1 gives them in the order of a sheet, the others jump about.
        for stride in [1, 7, 1009, max(count - 1, 1)] {
            let findings = scattered(count, stride: stride)
            var log = FindingLog()
            log.add(contentsOf: findings)
            #expect(log.errors + log.warnings == count)
            #expect(log.countByRule[.dateInFuture] ?? 0 == count)
            #expect(log.listed == Array(findings.sorted(by: Finding.listedBefore).prefix(1000)))
        }
    }

    @Test func `a log taken over by another counts and lists as if its findings had been added`() {
        let findings = scattered(5003, stride: 7)
        for cut in [0, 1, 999, 1000, 2500, 5003] {
            var log = FindingLog()
            log.add(contentsOf: findings[..<cut])
            var other = FindingLog()
            other.add(contentsOf: findings[cut...])
            log.merge(other)
            #expect(log.errors + log.warnings == 5003)
            #expect(log.listed == Array(findings.sorted(by: Finding.listedBefore).prefix(1000)))
            // And goes on.
            log.add(Finding(.fileEmpty, "message"))
            #expect(log.listed.first?.rule == .fileEmpty)
            #expect(log.listed.count == 1000)
        }
    }
}
