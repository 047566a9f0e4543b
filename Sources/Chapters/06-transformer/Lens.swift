import Experiments
import LanguageModels
import Text

extension TransformerExperiment {
  /// Step `lens`: puts the head on each layer, to see what the model would say if it stopped there.
  func lens(_ page: Page) throws {
    let tokens = seenTokens
    // The end of the text, where there is most to go by; the last has no next one to be right about.
    let places = max(0, tokens.count - 1 - 23)..<(tokens.count - 1)
    let trace = trained.model.trace(tokens, parameters: trained.parameters)
    let layers = trace.guesses(at: places, of: tokens)
    let losses = try heldOutLosses(page)
    let names: [Phrase] = layers.indices.map { $0 == 0 ? "embedding" : "after layer \($0)" }
    let following = places.map { visible(tokens[$0 + 1]) }
    try page.table(
      "Loss on held-out text if the model stopped there, in nats a character",
      columns: ["layer", "loss", "likeliest next character, after each of the last characters"],
      rows: layers.indices.map { layer in
        [
          .text(names[layer]), .number(losses[layer]),
          .verbatim(layers[layer].map { visible($0.best) }.joined()),
        ]
      } + [["the text itself", nil, .verbatim(following.joined())]])
    let (first, last) = (losses.first ?? 0, losses.last ?? 0)
    try page.metric("lens_loss_embedding", first, unit: "nats a character")
    try page.metric("lens_loss_last", last, unit: "nats a character")
    try page.figure(
      "lens", lensFigure(layers, names, following, page),
      caption: "Guesses become right, and sure, layer by layer.")
    let path = losses.map { "\($0, decimals: 2)" as Phrase }.joined(separator: " → ")
    try page.claim(
      "layer-by-layer", "The prediction is built up layer by layer",
      .check(
        "loss \(path): before the last layer \(losses.dropLast().last ?? 0, decimals: 2)",
        losses.dropLast().last ?? 0,
        .below(
          first, shown: "the embedding's",
          because: "where all the work is in the last layer, the one before it has done nothing")),
      .check(
        "at the end \(last, decimals: 2)", last,
        .atMost(
          losses.min() ?? 0, shown: "the lowest",
          because: "each layer adds to the stream that the head reads")))
  }

  /// The mean loss over windows of held-out text if the model stopped at each layer.
  private func heldOutLosses(_ page: Page) throws -> [Double] {
    let length = trained.model.configuration.contextLength
    let count = min(configuration.lensWindows, max(1, windows.tokens.count / length))
    let apart = windows.tokens.count / count
    var sums = [Double](repeating: 0, count: trained.model.layerCount + 1)
    for number in 0..<count {
      let window = Array(windows.tokens.dropFirst(number * apart).prefix(length))
      let losses = trained.model.trace(window, parameters: trained.parameters)
        .lossesByLayer(of: window)
      for layer in sums.indices { sums[layer] += losses[layer] / Double(count) }
      try page.progress(number + 1, of: count, "the lens on held-out text")
    }
    return sums
  }

  private func lensFigure(
    _ layers: [[LayerGuess]], _ names: [Phrase], _ following: [String], _ page: Page
  ) -> Heatmap {
    let right = zip(layers.last ?? [], following).filter { visible($0.best) == $1 }.count
    return Heatmap(
      title: "What each layer would predict: at the end \(right) of \(following.count) are right",
      subtitle: subtitle(page),
      values: layers.reversed().map { $0.map { $0.probability } },
      rows: .init("read by the head", labels: names.reversed()),
      columns: .init("the character that really follows", labels: following.verbatim),
      labels: .names,
      scale: .init("probability of the character that follows", range: 0...1),
      cells: .init(texts: layers.reversed().map { $0.map { visible($0.best) } }),
      footnote: """
        Each cell holds the likeliest next character of that layer; the bottom labels are what really \
        came. The text: “\(shown.text.withVisibleWhiteSpace)”.
        """)
  }
}
