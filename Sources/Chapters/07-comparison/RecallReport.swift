import Experiments
import LanguageModels

extension Comparison {
  /// What the models remember: how much, and how far.
  func reportRecall(_ scores: Results<ModelKind, [RecallScores]>, _ page: Page) throws {
    let (most, long) = (RecallTask.itemCount, configuration.longDistance)
    let (short, beyond) = (configuration.distances[0], configuration.beyondDistance)
    try page.table(
      "Right answers over \(configuration.seedCount) runs, medians; \(most) pairs but for the last columns",
      columns: [
        "model", "first weights", "learning rate", "at \(short) tokens", "at \(long)",
        "at \(beyond)",
        "copying at \(long)", "pairs held at \(short)", "pairs held at \(long)",
      ],
      rows: scores.map { kind, runs in
        let start = rates.recall[kind]
        let copying = runs.map { $0.copying[$0.distances.firstIndex(of: long) ?? 0] ?? 0 }
        return [
          .text(kind.name), .text(start?.first.name ?? ""), .number(start?.rate ?? 0),
          .number(runs.spread(most, short).median), .number(runs.spread(most, long).median),
          .number(runs.spread(most, beyond).median), .number(Spread(copying).median),
          .number(runs.mostPairs(at: short) ?? 0), .number(runs.mostPairs(at: long) ?? 0),
        ]
      })
    for (kind, runs) in scores {
      let name = kind.rawValue
      try page.metric("recall_\(name)_short", runs.spread(most, short).median)
      try page.metric("recall_\(name)_long", runs.spread(most, long).median)
      try page.metric("recall_\(name)_beyond", runs.spread(most, beyond).median)
      for items in configuration.pairCounts.dropLast() {
        try page.metric("recall_\(name)_short_\(items)", runs.spread(items, short).median)
        try page.metric("recall_\(name)_long_\(items)", runs.spread(items, long).median)
        try page.metric("recall_\(name)_beyond_\(items)", runs.spread(items, beyond).median)
      }
      try page.metric("pairs_held_\(name)_short", runs.mostPairs(at: short) ?? 0)
      try page.metric("pairs_held_\(name)_long", runs.mostPairs(at: long) ?? 0)
    }
    try page.metric("recall_chance", RecallTask.chance)
    try page.metric("recall_blind_guess", RecallTask.blindGuess)
    try page.figure(
      "recall", recallFigure(scores, page),
      caption: "Right answers against how far back the answer stands, for one pair to eight.")
    try judgeRecall(scores, page)
  }

  private func judgeRecall(_ scores: Results<ModelKind, [RecallScores]>, _ page: Page) throws {
    let (most, long) = (RecallTask.itemCount, configuration.longDistance)
    let (short, beyond) = (configuration.distances[0], configuration.beyondDistance)
    let kept = scores[.transformer].spread(most, long)
    try page.claim(
      "context-kept", "A transformer keeps the context of long input",
      .check(
        "\(kept.text) of the answers about \(most) pairs right at \(long) tokens, median and range",
        kept.median, .atLeast(0.95, because: "nearly every answer")))
    /// Where a model has learned the task: its largest number of pairs, or one.
    func pairs(_ kind: ModelKind) -> Int { scores[kind].mostPairs(at: short) ?? 1 }
    func shown(_ kinds: [ModelKind], _ distance: Int) -> Phrase {
      kinds.map { kind in
        """
        \(kind.name), pairs: \(pairs(kind)), right: \(scores[kind].spread(pairs(kind), distance).text)
        """ as Phrase
      }.joined(separator: "; ")
    }
    func medians(_ kinds: [ModelKind], _ distance: Int) -> [Double] {
      kinds.map { scores[$0].spread(pairs($0), distance).median }
    }
    func lost(_ kinds: [ModelKind]) -> [Check] {
      [
        .check(
          "at \(short) tokens: \(shown(kinds, short))", medians(kinds, short),
          .atLeast(0.9, because: "what was never learned can't be lost with length")),
        .check(
          "at \(long): \(shown(kinds, long))", medians(kinds, long),
          .atMost(0.5, because: "with so few, most of what was read is lost")),
      ]
    }
    let plain = lost([.rnn])
    try page.claim("meaning-lost", "An RNN loses the meaning of long input", plain[0], plain[1])
    let gated = lost([.gru, .lstm])
    try page.claim(
      "gates-lose", "Recurrent models with gates lose the meaning of long input", gated[0], gated[1]
    )
    try page.claim(
      "reads-on", "A recurrent model with gates remembers further than it was trained to",
      .check(
        "at \(beyond) tokens: \(shown([.gru, .lstm], beyond)); the transformer's positions end before",
        medians([.gru, .lstm], beyond),
        .atLeast(0.9, because: "as right as it must be at \(short) tokens")))
  }

  private func recallFigure(
    _ scores: Results<ModelKind, [RecallScores]>, _ page: Page
  ) -> Panels {
    let panels = configuration.pairCounts.enumerated().map { row, items in
      let title: Phrase = items == 1 ? "1 pair" : "\(items) pairs"
      return Panels.Panel(
        title,
        LineChart(
          title: title, xAxis: Axis("tokens from question to answer", scale: .logarithmic),
          yAxis: Axis("right answers", limits: 0...1.02),
          series: scores.map { kind, runs in
            // A transformer's line ends where its table of positions does.
            let curves = runs.map { $0.pairs[row].compactMap { $0 } }
            let x = configuration.distances.prefix(curves[0].count).map(Double.init)
            return .median(
              kind.name, x: x, runs: curves, colour: kind.colour, marker: kind.marker)
          },
          references: (items > 1
            ? [.horizontal(1 / Double(items), "knows the values")] : [])
            + [.horizontal(RecallTask.blindGuess, "blind guess")], names: .legend))
    }
    let held = scores.map { kind, runs in
      "\(kind.name) \(runs.mostPairs(at: configuration.longDistance) ?? 0)" as Phrase
    }.joined(separator: ", ")
    return Panels(
      title:
        "Pairs held over \(configuration.longDistance) tokens, at least nine answers of ten right: \(held)",
      subtitle: """
        \(configuration.testCount) sequences a point, same size and sequences for all; \(runsText(page))
        """,
      columns: 2, panels: panels,
      footnote: """
        No training sequence has more than \(configuration.recallShape.contextLength) tokens. The transformer's table \
        of positions ends there too, and its line with it. A model that is not right at \(configuration.distances[0]) tokens has \
        not learned the task: of it the curve does not say what is lost with distance.
        """,
      chartHeight: 260)
  }
}
