import LanguageModels
import Notebook
import Phrases
import Plotting
import Tensors
import Text

extension Study {
  /// Step `loss-map`: where a text surprises the model.
  func lossMap(_ page: Page) throws {
    let tokens = Array(data.probeTokens.prefix(configuration.longestMap))
    if tokens.count < data.probeTokens.count {
      page.say("The map shows the first \(tokens.count) characters.")
    }
    let losses = losses(of: tokens)
    let known = losses.compactMap { $0 }
    let mean = known.reduce(0, +) / Double(max(1, known.count))
    try page.metric("probe_loss", mean, unit: "nats a character")
    try page.figure(
      "loss-map", lossFigure(tokens, losses, mean, page),
      caption: "Beginnings of words surprise; their ends hardly do.")
    try positions(page)
  }

  /// The loss of each token of a text of any length; the first has none.
  ///
  /// A long text is read in windows that overlap by half, so that each prediction but the first ones
  /// has at least half a context.
  private func losses(of tokens: [Int32]) -> [Double?] {
    let (model, T) = (trained.model, trained.model.configuration.contextLength)
    var result: [Double?] = [nil]
    while result.count < tokens.count {
      // snippet: loss-map
      let start = result.count == 1 ? 0 : max(0, result.count - T / 2)
      let window = Array(tokens[start..<min(start + T, tokens.count - 1)])
      let targets = Array(tokens[(start + 1)..<(start + window.count + 1)])
      let logits = trained.parameters.withTape { model(window, batchSize: 1, on: $0).tensor }
      let all = tokenLosses(logits: logits, targets: targets)
      result += all.dropFirst(result.count - 1 - start).map(Optional.some)
      // end snippet
    }
    return result
  }

  private func lossFigure(
    _ tokens: [Int32], _ losses: [Double?], _ mean: Double, _ page: Page
  ) -> TokenText {
    TokenText(
      title: "Where the model is surprised: \(Format.number(mean, decimals: 2)) nats on average",
      subtitle: subtitle(trained, page), tokens: data.labels(tokens), values: losses,
      captions: losses.map { $0.map { Format.number($0, decimals: 1) } ?? "" },
      valueTitle: "loss of the character (nats)", colours: .magma,
      range: 0...max(losses.compactMap { $0 }.max() ?? 1, 1), missingTitle: "first: no prediction",
      footnote: "0.7 nats: as unsure as about a coin. Small numbers: the loss of each character.")
  }

  // MARK: - Loss by position

  /// How much a longer past helps: the loss at each place of the window, over held-out text.
  private func positions(_ page: Page) throws {
    let T = trained.model.configuration.contextLength
    let all = data.windows.indices.filter {
      data.windows[$0].sequenceLength == T
    }
    guard !all.isEmpty else {
      page.say("The held-out text is shorter than one context, so there is no loss by position.")
      return
    }
    let wanted = max(1, configuration.positionWindows / data.windows.batchSize)
    let stride = max(1, all.count / wanted)
    let chosen = Swift.stride(from: 0, to: all.count, by: stride).prefix(wanted).map { all[$0] }
    var sums = [Double](repeating: 0, count: T)
    var count = 0
    for (done, index) in chosen.enumerated() {
      let batch = data.windows[index]
      let logits = trained.parameters.withTape {
        trained.model(batch.inputs, batchSize: batch.batchSize, on: $0).tensor
      }
      for (place, loss) in tokenLosses(logits: logits, targets: batch.targets).enumerated() {
        sums[place % T] += loss
      }
      count += batch.batchSize
      try page.progress(done + 1, of: chosen.count, "loss by position")
    }
    let means = sums.map { $0 / Double(count) }
    let early = means.prefix(8).reduce(0, +) / Double(min(8, T))
    let late = means.suffix(T / 2).reduce(0, +) / Double(T / 2)
    try page.metric("loss_early_positions", early, unit: "nats a character")
    try page.metric("loss_late_positions", late, unit: "nats a character")
    try page.figure(
      "loss-by-position", positionFigure(means, count, late, page),
      caption: "With more of the past to look at, predictions are better; then it levels out.")
    // 0.1: several times the standard error of the means that are compared.
    page.claim(
      "Attention uses the context: with more of it, predictions are more accurate",
      korean: "어텐션은 맥락을 활용하며, 맥락이 길수록 예측이 정확해진다",
      measured: "loss \(Format.number(late, decimals: 3)) in the second half of the window, "
        + "\(Format.number(early, decimals: 3)) at its first 8 places (lower by at least 0.1)",
      holds: early - late >= 0.1)
  }

  private func positionFigure(
    _ means: [Double], _ count: Int, _ late: Double, _ page: Page
  ) -> LineChart {
    LineChart(
      title: "More of the past makes better predictions", subtitle: subtitle(trained, page),
      xAxis: Axis("characters seen", isInteger: true),
      yAxis: Axis("loss", unit: "nats/character"),
      series: [
        .init(
          "transformer", x: (1...means.count).map(Double.init), y: means,
          colour: ModelColour.transformer.colour, marker: .disc)
      ],
      references: [.horizontal(late, "mean of the second half")], names: .legend,
      footnote: "Mean over \(Format.number(Double(count))) windows of held-out text.")
  }
}
