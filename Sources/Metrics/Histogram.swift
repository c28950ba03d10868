/// Times in seconds, counted by upper bounds.
struct Histogram {
    private let bounds: [Int]
    /// How many were at most this bound and more than the one before; the last: more than all.
    private var counts: [Int]
    private var sum: Double = 0

    /// - Parameter bounds: rising.
    init(bounds: [Int]) {
        self.bounds = bounds
        counts = Array(repeating: 0, count: bounds.count + 1)
    }

    mutating func add(_ seconds: Double) {
        counts[bounds.firstIndex { seconds <= Double($0) } ?? bounds.count] += 1
        sum += seconds
    }

    /// Buckets are cumulative, as Prometheus wants them.
    var samples: [Metric.Sample] {
        var total = 0
        var samples: [Metric.Sample] = []
        for (bound, count) in zip(bounds.map(String.init) + ["+Inf"], counts) {
            total += count
            samples.append(
                Metric.Sample(suffix: "_bucket", labels: [(name: "le", value: bound)], value: "\(total)"))
        }
        return samples + [
            Metric.Sample(suffix: "_sum", value: "\(sum)"), Metric.Sample(suffix: "_count", value: "\(total)"),
        ]
    }
}
