/// One family of Prometheus's text format, version 0.0.4: a name, what it is, and its values by label.
struct Metric {
    enum Kind: String { case counter, gauge, histogram }

    var name: String
    var kind: Kind
    /// One sentence, on one line.
    var help: String
    /// In the order in which they are written.
    var samples: [Sample] = []

    struct Sample {
        /// `_bucket`, `_sum`, `_count` of a histogram; else empty.
        var suffix = ""
        var labels: [(name: String, value: String)] = []
        /// As it is written.
        var value: String
    }

    init(_ name: String, _ kind: Kind, _ help: String, _ samples: [Sample]) {
        (self.name, self.kind, self.help, self.samples) = (Self.prefix + name, kind, help, samples)
    }

    /// One value without labels; none where it is not known.
    init(_ name: String, _ kind: Kind, _ help: String, _ value: Int?) {
        self.init(name, kind, help, value.map { [Sample(value: "\($0)")] } ?? [])
    }

    /// Empty without values: a family that has none is left out.
    var text: String {
        guard !samples.isEmpty else { return "" }
        let lines = samples.map { sample in
            let labels = sample.labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
            return "\(name)\(sample.suffix)\(labels.isEmpty ? "" : "{\(labels)}") \(sample.value)\n"
        }
        return "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n" + lines.joined()
    }

    /// Before every name.
    private static let prefix = "weighbridge_"

    private static func escaped(_ value: String) -> String {
        value.reduce(into: "") { text, character in
            switch character {
            case "\\": text += "\\\\"
            case "\"": text += "\\\""
            case "\n": text += "\\n"
            default: text.append(character)
            }
        }
    }
}

extension Metric.Sample {
    /// A count under one or more labels.
    static func count(_ value: Int, _ labels: KeyValuePairs<String, String>) -> Metric.Sample {
        Metric.Sample(labels: labels.map { (name: $0.key, value: $0.value) }, value: "\(value)")
    }
}
