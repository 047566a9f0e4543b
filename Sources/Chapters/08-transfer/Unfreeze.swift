import NeuralNetworks
import Notebook
import Phrases
import Plotting

extension Study {
  /// Step `unfreeze`: the ways to fine-tune that ULMFiT proposes, one by one.
  func unfreeze(_ page: Page) throws {
    let index =
      configuration.labelCounts.firstIndex(of: configuration.tuningLabels)
      ?? configuration.labelCounts.count - 1
    let base = configuration.recipe(labels: index)
    // snippet: ways
    let ways: [(id: String, name: Phrase, change: (inout ClassifierRecipe) -> Void)] = [
      ("all", "all layers at once", { _ in }),
      ("head", "the head alone", { $0.isHeadOnly = true }),
      ("gradual", "gradual unfreezing", { $0.thawsGradually = true }),
      ("discriminative", "discriminative rates", { $0.decay = 2.6 }),
      (
        "both", "both",
        {
          $0.thawsGradually = true
          $0.decay = 2.6
        }
      ),
    ]
    // end snippet
    var spreads: [Spread] = []
    var f1: [Spread] = []
    for way in ways {
      var recipe = base
      way.change(&recipe)
      let runs = try (0..<configuration.seedCount).map { run in
        try classify(
          configuration.readers[0], from: .finetuned,
          labelled(configuration.tuningLabels, run: run), by: recipe, run: run, page,
          label: way.name)
      }
      spreads.append(Spread(runs.map(\.accuracy)))
      f1.append(Spread(runs.map(\.macroF1)))
      try page.metric("accuracy_unfreeze_\(way.id)", Spread(runs.map(\.accuracy)).median)
    }
    try page.table(
      "Ways to fine-tune, with \(configuration.tuningLabels) labels",
      columns: ["way", "accuracy", "lowest", "highest", "macro F1"],
      rows: ways.indices.map {
        [
          .text(ways[$0].name), .number(spreads[$0].median), .number(spreads[$0].low),
          .number(spreads[$0].high), .number(f1[$0].median),
        ]
      })
    try page.figure(
      "unfreeze",
      BarChart(
        title: "How to fine-tune: the ways differ by \(gap(spreads)) in accuracy",
        subtitle:
          "\(configuration.readers[0].name) after both readings, \(configuration.tuningLabels) labels, "
          + "\(base.steps) steps; \(page.note)",
        categories: ways.map(\.name),
        series: [
          .init(
            "accuracy", values: spreads.map(\.median), low: spreads.map(\.low),
            high: spreads.map(\.high), colour: ModelColour.transformer.colour)
        ], axis: Axis("accuracy on the test", includesZero: true),
        errorMeaning: "range of \(configuration.seedCount) draws"),
      caption: "Accuracy of the ways to fine-tune, on the same labels.")
    // Ranges apart: with few draws a smaller difference says nothing.
    page.claim(
      "Unfreezing little by little, with smaller rates below, beats training all at once",
      korean: "층을 조금씩 풀고 아래층은 천천히 배우게 하면 한꺼번에 학습하는 것보다 낫다",
      measured: "\(spreads[4].text) with both, \(spreads[0].text) all at once (ranges apart)",
      holds: spreads[4].low > spreads[0].high)
  }

  private func gap(_ spreads: [Spread]) -> Phrase {
    let medians = spreads.map(\.median)
    return .verbatim(Format.number((medians.max() ?? 0) - (medians.min() ?? 0), decimals: 2))
  }
}
