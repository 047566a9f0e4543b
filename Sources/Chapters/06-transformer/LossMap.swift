import Experiments
import LanguageModels
import Text

extension TransformerExperiment {
  /// Step `loss-map`: where a text surprises the model.
  func lossMap(_ page: Page) throws {
    let tokens = Array(shown.tokens.prefix(configuration.longestMap))
    if tokens.count < shown.tokens.count {
      page.say("The map shows the first \(tokens.count) characters.")
    }
    let losses = trained.model.losses(
      of: tokens, contextLength: trained.model.configuration.contextLength, trained.parameters)
    let known = losses.compactMap { $0 }
    try page.metric("probe_loss", known.mean, unit: "nats a character")
    try page.figure(
      "loss-map",
      TokenText(
        title:
          "Where the model is surprised: \(known.mean, decimals: 2) nats on average",
        subtitle: subtitle(page), tokens: text.tokenizer.labels(tokens), values: losses,
        captions: losses.map { $0.map { Format.number($0, decimals: 1) } ?? "" },
        valueTitle: "loss of the character (nats)", colours: .magma,
        range: 0...max(known.max() ?? 1, 1), missingTitle: "first: no prediction",
        footnote: "0.7 nats: as unsure as about a coin. Small numbers: the loss of each character."),
      caption: "Beginnings of words surprise; their ends hardly do.")
    try positions(page)
  }

  /// The standard error of the mean loss at one place, in nats a character, for which the number of windows
  /// was chosen (`positionWindows`): what is nearer than this is level.
  private static let wavering = 0.05

  /// How much a longer past helps: the loss at each place of the window, over held-out text.
  private func positions(_ page: Page) throws {
    let length = trained.model.configuration.contextLength
    let whole = windows.filter { $0.sequenceLength == length }
    guard !whole.isEmpty else {
      page.say("The held-out text is shorter than one context, so there is no loss by position.")
      return
    }
    let chosen = whole.evenly(configuration.positionWindows / windows.batchSize)
    // snippet: positions
    var losses = LossByPosition(contextLength: length)
    for (done, batch) in chosen.enumerated() {
      losses.add(batch, of: trained.model, trained.parameters)
      try page.progress(done + 1, of: chosen.count, "loss by position")
    }
    let early = losses.means.prefix(8).mean
    let late = losses.means.suffix(length / 2).mean
    let level = (0..<length - 4).first { losses.means[$0..<$0 + 4].mean < late + Self.wavering }
    // end snippet
    try page.metric("loss_early_positions", early, unit: "nats a character")
    try page.metric("loss_late_positions", late, unit: "nats a character")
    try page.metric("level_position", (level ?? length) + 1, unit: "characters")
    try page.figure(
      "loss-by-position",
      LineChart(
        title: level.map {
          "The past helps up to about \($0 + 1) characters; more of it changes little"
        } ?? "More of the past makes better predictions", subtitle: subtitle(page),
        xAxis: Axis("characters seen", isInteger: true),
        yAxis: Axis("loss", unit: "nats/character"),
        series: [
          .init(
            "transformer", x: (1...length).map(Double.init), y: losses.means,
            colour: ModelColour.transformer.colour, marker: .disc)
        ],
        references: [.horizontal(late, "mean of the second half")], names: .legend,
        footnote: "Mean over \(Double(losses.windowCount)) windows of held-out text."
      ),
      caption: "With more of the past to look at, predictions are better; then it levels out.")
    try page.claim(
      "context-helps", "Attention uses the context: with more of it, predictions are more accurate",
      .check(
        """
        loss \(late, decimals: 3) in the second half of the window, \(early, decimals: 3) at its first 8 \
        places: lower by \(early - late, decimals: 3)
        """, early - late,
        .atLeast(0.1, because: "several times the standard error of the means")))
  }
}
