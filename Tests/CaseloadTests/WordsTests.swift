import Caseload
import Testing

struct WordsTests {
    private static let all =
        Measure.allCases.map(\.words) + BandedMeasure.allCases.map(\.words) + Demographic.allCases.map(\.words)

    @Test func `every figure has words of its own, in whole sentences`() {
        #expect(Set(Self.all.map(\.label)).count == 21)
        for words in Self.all {
            #expect(!words.label.isEmpty)
            #expect(words.definition.hasSuffix("."))
            #expect(words.decided?.hasSuffix(".") ?? true)
            #expect(!words.definition.contains("  "))
            #expect(["clients", "jobs", "hours a week"].contains(words.unit))
        }
    }

    @Test func `labels fit in a list, which parts them with semicolons`() {
        for words in Self.all { #expect(!words.label.contains(";")) }
    }

    @Test func `published definitions are called so`() {
        let published = Measure.allCases.filter { $0.words.source == .published }
        #expect(
            published == [
                .referrals, .vocationalProfilesStarted, .peopleIntoWork, .jobStarts, .sustained13Weeks,
                .sustained26Weeks,
            ])
    }
}
