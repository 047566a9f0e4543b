import Autograd
import LanguageModels
import Notebook
import Phrases
import Plotting
import Tensors
import Text

extension Study {
  /// What is left of the gradient where a past counts as forgotten.
  static let leftOver = 0.01

  /// Step `reach`: the size of |d loss_t / d x_s| against the distance between t and s.
  func reach(_ page: Page) throws {
    let T = min(configuration.reachLength, data.heldOut.tokens.count - 1)
    var curves: [[Double]] = []
    for trained in trained {
      curves.append(try curve(trained.model, trained.parameters, length: T, page))
    }
    let (rnn, lstm) = (trained(.rnn), trained(.lstm))
    let untrained = try curve(lstm.model, lstm.snapshots[0].parameters, length: T, page)
    guard T > 1, (curves + [untrained]).allSatisfy({ $0.first == 1 }) else {
      page.say("In this text no loss has a gradient, so there is no reach.")
      for cell in RecurrentCell.allCases { try page.metric("gradient_reach_\(cell.rawValue)", 0) }
      return
    }
    // A gradient that never falls so far reaches beyond what was measured.
    let reaches = curves.map { GradientReach.distance(leaving: Self.leftOver, in: $0) ?? T }
    for (trained, reach) in zip(trained, reaches) {
      try page.metric("gradient_reach_\(trained.cell.rawValue)", reach, unit: "characters")
    }
    try page.figure(
      "reach", figure(curves, untrained, reaches, page),
      caption: "Each step back multiplies the gradient again: it vanishes exponentially.")
    try page.figure(
      "reach-map", maps([rnn, lstm], page),
      caption: "Rows: losses. Columns: the characters that they feel, as far back as colour goes.")
    judge(reaches, T, page)
  }

  /// The mean reach over windows of held-out text.
  private func curve(
    _ model: RecurrentLanguageModel, _ parameters: Parameters, length T: Int, _ page: Page
  ) throws -> [Double] {
    let held = data.heldOut.tokens
    var generator = generator(.windows)  // the same windows for each model
    var norms: [[Double]] = []
    while norms.count < configuration.reachWindows {
      let starts = (0..<8).map { _ in Int.random(in: 0..<(held.count - T), using: &generator) }
      // snippet: reach
      let tokens = starts.flatMap { held[$0..<($0 + T)] }
      let labels = starts.flatMap { start in
        (1...T).map { $0 == T ? held[start + T] : -1 }  // the last loss alone
      }
      let embedded = parameters[model.embedding.weight].gathering(rows: tokens.map { Int($0) })
        .reshaped([starts.count, T, model.configuration.embeddingWidth])  // [B, T, E]
      norms += GradientReach.norms(embedded: embedded, labels: labels, parameters: parameters) {
        model(embedded: $0).logits
      }
      // end snippet
      try page.progress(
        norms.count, of: configuration.reachWindows, .verbatim(model.configuration.cell.name))
    }
    return GradientReach.byDistance(norms)
  }

  private func figure(
    _ curves: [[Double]], _ untrained: [Double], _ reaches: [Int], _ page: Page
  ) -> LineChart {
    let places = curves[0].indices.map { Double($0) }
    // A hundred-thousandth and less is rounding of the sums, and would squeeze the rest.
    let floor = 1e-5
    func series(_ name: Phrase, _ y: [Double], _ colour: Colour, dash: Dash = .solid)
      -> LineChart.Series
    {
      let count = y.firstIndex { $0 < floor } ?? y.count
      return .init(
        name, x: Array(places.prefix(count)), y: Array(y.prefix(count)), colour: colour, dash: dash)
    }
    let names = zip(trained, reaches).map { "\($1) (\($0.cell.name))" }.joined(separator: ", ")
    return LineChart(
      title: "1 % of the gradient is left \(names) characters back",
      subtitle: subtitle(page), xAxis: Axis("characters back", isInteger: true),
      yAxis: Axis("gradient, share of the newest", scale: .logarithmic),
      series: zip(trained, curves).map { series(.verbatim($0.cell.name), $1, $0.colour) }
        + [series("LSTM untrained", untrained, ModelColour.baseline.colour, dash: .dashed)],
      references: [.horizontal(Self.leftOver, "1 % left")], names: .legend,
      footnote: "|d loss / d embedding| by distance, mean of "
        + "\(configuration.reachWindows) windows of held-out text, as a share of that at distance 0."
    )
  }

  /// The reach of every loss on the shown text, for two models on one scale.
  private func maps(_ models: [TrainedModel], _ page: Page) -> Panels {
    let tokens = Array(data.probeTokens.prefix(48))
    let inputs = Array(tokens.dropLast())
    let labels = data.labels(inputs).map { $0.withVisibleWhiteSpace }
    return Panels(
      title: "What each loss feels of the characters before it",
      subtitle: subtitle(page), columns: 2,
      panels: models.map { trained in
        let model = trained.model
        let embedded = trained.parameters[model.embedding.weight]
          .gathering(rows: inputs.map { Int($0) })  // [T, E]
        let matrix = GradientReach.matrix(
          embedded: embedded, targets: Array(tokens.dropFirst()), parameters: trained.parameters
        ) { model(embedded: $0).logits }
        return .init(
          .verbatim(model.configuration.cell.name),
          Heatmap(
            title: "",
            values: matrix.map { row in Self.shares(row) },
            rows: .init("loss after", labels: labels.verbatim),
            columns: .init("character", labels: labels.verbatim),
            labels: .names,
            scale: .init(
              "√ of the share of the row's largest", colours: .magma, range: 0...1,
              masked: "not read yet"),
            cells: .init(showNumbers: false)))
      }, sharesScale: true,
      footnote:
        "|d loss / d embedding|, each row as a share of its largest; the square root, so that "
        + "small ones show.")
  }

  /// A row of the map: shares of its largest, nil where nothing was read yet.
  private static func shares(_ row: [Double]) -> [Double?] {
    let largest = row.max() ?? 0
    return row.map { $0 > 0 && largest > 0 ? ($0 / largest).squareRoot() : nil }
  }

  private func judge(_ reaches: [Int], _ T: Int, _ page: Page) {
    let (rnn, lstm) = (reaches[0], reaches[2])
    // 100 characters: about twenty words, less than a verse; what lies further back is lost.
    page.claim(
      "On long input an RNN loses meaning: what was read long ago no longer counts",
      korean: "RNN은 긴 입력 데이터에서 의미를 잃는다: 오래전에 읽은 것은 더 이상 영향을 주지 못한다",
      measured: "1 % of the RNN's gradient is left \(rnn) characters back (at most 100)",
      holds: rnn <= 100)
    page.claim(
      "An LSTM's gates carry further than a plain RNN",
      korean: "LSTM의 게이트는 RNN보다 기억을 더 멀리 전달한다",
      measured: "1 % is left \(lstm) characters back, of the RNN's \(rnn) (LSTM further)",
      holds: lstm > rnn)
  }
}
