import Experiments
import Platform
import Tensors

extension AttentionExperiment {
  /// Step `scale`: how undecided attention is against the width of a head, with and without the division by
  /// √d.
  func scale(_ page: Page) throws {
    let (widths, T) = (configuration.widths, configuration.randomWords)
    var generator = generator(.scale)
    var (divided, plain, spreads) = ([Double](), [Double](), [Double]())
    // snippet: scale
    for d in widths {
      let queries = Tensor(Shape(T, d), normalWithDeviation: 1, using: &generator)
      let keys = Tensor(Shape(T, d), normalWithDeviation: 1, using: &generator)
      let products = queries.matmul(keys.transposed)  // [T, T]
      plain.append(products.softmax().rowEntropies.mean)
      divided.append((products / Float(d).squareRoot()).softmax().rowEntropies.mean)
      spreads.append(deviation(products.elements.map(Double.init)))  // grows like √d
    }
    // end snippet
    let x = widths.map(Double.init)
    try page.figure(
      "entropy",
      LineChart(
        title: "Without the division, a wide head sees one word and no other",
        subtitle: "Random queries and keys, \(T) words, mean over \(T) queries · \(page.note)",
        xAxis: Axis("head width d", scale: .logarithmic),
        yAxis: Axis("entropy of the weights", unit: "nats", includesZero: true),
        series: [
          .init(
            "divided by √d", x: x, y: divided, colour: ModelColour.transformer.colour,
            marker: .disc),
          .init(
            "not divided", x: x, y: plain, colour: ModelColour.baseline.colour, dash: .dashed,
            marker: .square),
        ],
        references: [.horizontal(evenEntropy(T), "all words alike: ln \(T)")]),
      caption: "Entropy of the weights against the width of a head.")
    try page.table(
      "standard deviation of the scores, and entropy of the weights in nats",
      columns: ["d", "√d", "spread of q · k", "divided", "not divided"],
      rows: widths.indices.map {
        [
          .number(widths[$0]), .number(x[$0].squareRoot()), .number(spreads[$0]),
          .number(divided[$0]), .number(plain[$0]),
        ]
      })
    try page.metric("entropy_divided", divided.last ?? 0, unit: "nats")
    try page.metric("entropy_not_divided", plain.last ?? 0, unit: "nats")
  }

  /// The entropy of even weights, in nats.
  private func evenEntropy(_ count: Int) -> Double {
    Tensor(Shape(1, count), repeating: 1 / Float(count)).rowEntropies[0]
  }

  private func deviation(_ numbers: [Double]) -> Double {
    let mean = numbers.mean
    return numbers.map { ($0 - mean) * ($0 - mean) }.mean.squareRoot()
  }
}
