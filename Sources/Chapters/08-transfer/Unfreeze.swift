import Experiments
import NeuralNetworks

/// A way to fine-tune: which layers learn when, and how fast.
struct FineTuning: Hashable, Sendable {
  let name: Phrase
  /// The end of its metric's name.
  let metric: String
  /// How much slower each group of layers learns than the one above it.
  var decay: Float = 1
  /// Whether the head learns first, and one group more after another.
  var thawsGradually = false
  /// Whether the head alone learns.
  var isHeadOnly = false

  // snippet: ways
  static let allAtOnce = FineTuning(name: "all layers at once", metric: "all")
  static let both = FineTuning(name: "both", metric: "both", decay: 2.6, thawsGradually: true)
  static let ways = [
    allAtOnce,
    FineTuning(name: "the head alone", metric: "head", isHeadOnly: true),
    FineTuning(name: "gradual unfreezing", metric: "gradual", thawsGradually: true),
    FineTuning(name: "discriminative rates", metric: "discriminative", decay: 2.6),
    both,
  ]
  // end snippet

  /// How many groups of layers learn at a step: with gradual thawing one more in each equal part of the
  /// first half, and all in the second.
  // snippet: thaw
  func unfrozen(_ step: Int, of groupCount: Int, steps: Int) -> Int {
    if isHeadOnly { return 1 }
    guard thawsGradually else { return groupCount }
    return min(groupCount, 1 + step * 2 * groupCount / steps)
  }
  // end snippet
}

extension TransferExperiment {
  /// Step `unfreeze`: the ways to fine-tune that ULMFiT proposes, one by one.
  func unfreeze(_ page: Page) throws {
    let (count, draws) = (configuration.comparedLabels, configuration.seedCount)
    let scores = try Results(FineTuning.ways) { way in
      try (0..<draws).map { run in
        try classify(
          configuration.readers[0], from: .finetuned, labels: count, way, run: run, way.name, page)
      }
    }
    let accuracies = scores.mapped { $0.map(\.accuracy) }
    let spreads = accuracies.mapped { Spread($0) }
    for (way, spread) in spreads {
      try page.metric("accuracy_unfreeze_\(way.metric)", spread.median)
    }
    try page.table(
      "Ways to fine-tune, with \(count) labels",
      columns: ["way", "accuracy", "lowest", "highest", "macro F1"],
      rows: spreads.map { way, spread in
        [
          .text(way.name), .number(spread.median), .number(spread.low), .number(spread.high),
          .number(Spread(scores[way].map(\.macroF1)).median),
        ]
      })
    let medians = spreads.all.map(\.median)
    let gap = (medians.max() ?? 0) - (medians.min() ?? 0)
    try page.figure(
      "unfreeze",
      BarChart(
        title: "How to fine-tune: the ways differ by \(gap, decimals: 2) in accuracy",
        subtitle: """
          \(configuration.readers[0].name) after both readings, \(count) labels, \
          \(configuration.teaching(labels: count).steps) steps; \(page.note)
          """,
        categories: spreads.map(\.name.name),
        series: [
          .init("accuracy", spreads: spreads.all, colour: ModelColour.transformer.colour)
        ], axis: Axis("accuracy on the test", includesZero: true),
        errorMeaning: "range of \(draws) draws"),
      caption: "Accuracy of the ways to fine-tune, on the same labels.")
    let differences = PairedDifferences(accuracies[.both], accuracies[.allAtOnce])
    try page.claim(
      "thawing-helps",
      "Unfreezing little by little, with smaller rates below, beats training all at once",
      .check(
        """
        \(spreads[.both].text) with both, \(spreads[.allAtOnce].text) all at once; draw by draw \
        \(Spread(differences.differences).text)
        """, differences.lowest,
        .above(0, because: "better in each draw, of the same labels for both")))
  }
}
