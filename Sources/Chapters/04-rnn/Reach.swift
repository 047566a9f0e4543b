import Autograd
import Experiments
import LanguageModels
import Text

extension RecurrentExperiment {
  /// What is left of the gradient where a past counts as forgotten.
  private static let leftOver = 0.01

  /// Step `reach`: the size of |d loss_t / d x_s| against the distance between t and s.
  func reach(_ page: Page) throws {
    let length = min(configuration.reachLength, heldOut.tokens.count - 1)
    let curves = try trained.mapped { try curve($0.model, $0.parameters, length, page) }
    let lstm = trained[.lstm]
    let untrained = try curve(lstm.model, lstm.snapshots[0].parameters, length, page)
    guard length > 1, (curves.all + [untrained]).allSatisfy({ $0.first == 1 }) else {
      page.say("In this text no loss has a gradient, so there is no reach.")
      for cell in curves.names { try page.metric("gradient_reach_\(cell.rawValue)", 0) }
      return
    }
    // A gradient that never falls so far reaches beyond what was measured.
    let reaches = curves.mapped { GradientReach.distance(leaving: Self.leftOver, in: $0) ?? length }
    for (cell, reach) in reaches {
      try page.metric("gradient_reach_\(cell.rawValue)", reach, unit: "characters")
    }
    try page.figure(
      "reach", figure(curves, untrained, reaches, page),
      caption: "Each step back multiplies the gradient again: it vanishes exponentially.")
    try page.figure(
      "reach-map", maps([.rnn, .lstm], page),
      caption: "Rows: losses. Columns: the characters that they feel, as far back as colour goes.")
    try page.claim(
      "loses-far-past",
      "On long input an RNN loses meaning: what was read long ago no longer counts",
      .check(
        "1 % of the RNN's gradient is left \(reaches[.rnn]) characters back", reaches[.rnn],
        .atMost(
          100, because: "about twenty words, less than a verse: what lies further back is lost")))
    try page.claim(
      "lstm-carries-further", "An LSTM's gates carry further than a plain RNN",
      .check(
        "1 % is left \(reaches[.lstm]) characters back", reaches[.lstm],
        .above(
          Double(reaches[.rnn]), shown: "the RNN's \(reaches[.rnn])",
          because: "the same windows for both")))
  }

  /// The mean reach of the last loss by distance, over windows of held-out text.
  private func curve(
    _ model: RecurrentLanguageModel, _ parameters: Parameters, _ length: Int, _ page: Page
  ) throws -> [Double] {
    var generator = generator(.windows)  // the same windows for each model
    // snippet: reach
    let sampler = try BatchSampler(
      tokens: heldOut.tokens, batchSize: 8, contextLength: length)
    var norms: [[Double]] = []  // [window][time]: |d last loss / d x|
    while norms.count < configuration.reachWindows {
      let batch = sampler.next(using: &generator)
      norms += GradientReach.lastLosses(of: model, batch, parameters: parameters)
      try page.progress(norms.count, of: configuration.reachWindows, model.configuration.cell.label)
    }
    return GradientReach.byDistance(norms)
    // end snippet
  }

  private func figure(
    _ curves: Results<RecurrentCell, [Double]>, _ untrained: [Double],
    _ reaches: Results<RecurrentCell, Int>, _ page: Page
  ) -> LineChart {
    // A hundred-thousandth and less is rounding of the sums, and would squeeze the rest.
    let floor = 1e-5
    func series(
      _ name: Phrase, _ y: [Double], _ colour: Colour, dash: Dash = .solid
    ) -> LineChart.Series {
      let shown = Array(y.prefix { $0 >= floor })
      return .init(
        name, x: shown.indices.map(Double.init), y: shown, colour: colour, dash: dash)
    }
    let names = reaches.map { "\($1) (\($0.label))" as Phrase }.joined(separator: ", ")
    return LineChart(
      title: "1 % of the gradient is left \(names) characters back",
      subtitle: subtitle(page), xAxis: Axis("characters back", isInteger: true),
      yAxis: Axis("gradient, share of the newest", scale: .logarithmic),
      series: curves.map { series($0.label, $1, $0.colour) }
        + [series("LSTM untrained", untrained, ModelColour.baseline.colour, dash: .dashed)],
      references: [.horizontal(Self.leftOver, "1 % left")], names: .legend,
      footnote: """
        |d loss / d embedding| by distance, mean of \(configuration.reachWindows) windows of held-out \
        text, as a share of that at distance 0.
        """)
  }

  /// The reach of every loss on the shown text, for two models on one scale.
  private func maps(_ cells: [RecurrentCell], _ page: Page) -> Panels {
    let tokens = Array(shown.tokens.prefix(48))
    let inputs = Array(tokens.dropLast())
    let labels = text.tokenizer.labels(inputs).map(\.withVisibleWhiteSpace).verbatim
    return Panels(
      title: "What each loss feels of the characters before it",
      subtitle: subtitle(page), columns: 2,
      panels: cells.map { cell in
        let matrix = GradientReach.matrix(
          of: trained[cell].model, tokens: inputs, targets: Array(tokens.dropFirst()),
          parameters: trained[cell].parameters)
        return .init(
          cell.label,
          Heatmap(
            title: "", values: matrix.map(Self.fractions),
            rows: .init("loss after", labels: labels), columns: .init("character", labels: labels),
            labels: .names,
            scale: .init(
              "√ of the share of the row's largest", colours: .magma, range: 0...1,
              masked: "not read yet"), cells: .init(showNumbers: false)))
      }, sharesScale: true,
      footnote: """
        |d loss / d embedding|, each row as a share of its largest; the square root, so that small ones \
        show.
        """)
  }

  /// A row of the map: fractions of its largest, nil where nothing was read yet.
  private static func fractions(_ row: [Double]) -> [Double?] {
    let largest = row.max() ?? 0
    return row.map { $0 > 0 && largest > 0 ? ($0 / largest).squareRoot() : nil }
  }
}
