import Experiments
import LanguageModels
import Notebook
import Plotting
import Text

extension TransformerExperiment {
  /// Step `lens`: puts the head on each layer, to see what the model would say if it stopped there.
  func lens(_ page: Page) throws {
    let tokens = seenTokens
    // The end of the text, where there is most to go by; the last has no next one to be right about.
    let places = max(0, tokens.count - 1 - 23)..<(tokens.count - 1)
    let trace = trained.model.trace(tokens, parameters: trained.parameters)
    let layers = trace.guesses(at: places, of: tokens)
    let losses = trace.lossesByLayer(of: tokens)
    let names = layers.indices.map { $0 == 0 ? "embedding" : "after layer \($0)" }
    let following = places.map { visible(tokens[$0 + 1]) }
    try page.table(
      "Loss on this text if the model stopped there, in nats a character",
      columns: ["layer", "loss", "likeliest next character, after each of the last characters"],
      rows: layers.indices.map { layer in
        [
          .text(names[layer]), .number(losses[layer]),
          .text(layers[layer].map { visible($0.best) }.joined()),
        ]
      } + [["the text itself", nil, .text(following.joined())]])
    let (first, last) = (losses.first ?? 0, losses.last ?? 0)
    try page.metric("lens_loss_embedding", first, unit: "nats a character")
    try page.metric("lens_loss_last", last, unit: "nats a character")
    try page.figure(
      "lens", lensFigure(layers, names, following, page),
      caption: "Guesses become right, and sure, layer by layer.")
    // Each layer only adds to the stream that the head reads; if all the work were in the last one,
    // the loss before it would be that of the embedding.
    page.claim(
      "The prediction is built up layer by layer",
      korean: "예측은 층을 지날 때마다 조금씩 완성된다",
      measured: """
        loss \(losses.map { Format.number($0, decimals: 2) }.joined(separator: " → ")) (before the last \
        layer lower than at the embedding, and lowest at the end)
        """,
      holds: losses.dropLast().last ?? 0 < first && losses.allSatisfy { last <= $0 })
  }

  private func lensFigure(
    _ layers: [[LayerGuess]], _ names: [String], _ following: [String], _ page: Page
  ) -> Heatmap {
    Heatmap(
      title: "What each layer would predict: the right character lights up",
      subtitle: subtitle(page),
      values: layers.reversed().map { $0.map { $0.probability } },
      rowLabels: names.reversed(), columnLabels: following, labels: .names,
      rowTitle: "read by the head", columnTitle: "the character that really follows",
      valueTitle: "probability of the character that follows", range: 0...1,
      cellTexts: layers.reversed().map { $0.map { visible($0.best) } },
      footnote: """
        Each cell holds the likeliest next character of that layer; the bottom labels are what really \
        came. The text: “\(shown.text.withVisibleWhiteSpace)”.
        """)
  }
}
