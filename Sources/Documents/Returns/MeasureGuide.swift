import Caseload

/// How each number of a return is counted, in the words that the form's help has too short.
enum MeasureGuide {
    static let html = section("How each number is counted", id: "definitions") {
        block("dl", ["class": "rules"]) {
            for words in Measure.allCases.map(\.words) + BandedMeasure.allCases.map(\.words) {
                block("dt") { HTML(words.label) }
                block("dd") { definition(words) }
            }
        }
    }
}
