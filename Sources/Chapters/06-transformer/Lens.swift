import LanguageModels
import Notebook
import Plotting
import Tensors

/// What a layer predicts at one position.
struct Guess {
  /// The likeliest next character.
  let best: Int32
  /// The probability of the one that really follows.
  let right: Double
}

extension Study {
  /// Step `lens`: puts the head on each layer, to see what the model would say if it stopped there.
  func lens(_ page: Page) throws {
    let tokens = data.seenTokens
    let V = trained.model.configuration.vocabularySize
    let trace = trained.model.trace(tokens, parameters: trained.parameters)
    let rule = Sampling()
    let names = trace.logits.indices.map { $0 == 0 ? "embedding" : "after layer \($0)" }
    // The end of the text, where there is most to go by; the last has no next one to be right about.
    let shown = max(0, tokens.count - 1 - 23)..<(tokens.count - 1)
    // snippet: lens
    let layers = trace.logits.map { logits in
      let rows = logits.rows
      return shown.map { position -> Guess in
        let probabilities = rule.probabilities(Tensor(Shape(V), rows[position]))
        let best = probabilities.indices.max { probabilities[$0] < probabilities[$1] } ?? 0
        return Guess(best: Int32(best), right: Double(probabilities[Int(tokens[position + 1])]))
      }
    }
    // end snippet
    let losses = trace.logits.map { logits in
      let all = tokenLosses(logits: logits, targets: Array(tokens.dropFirst()) + [-1])
      return all.dropLast().reduce(0, +) / Double(max(1, all.count - 1))
    }
    try page.table(
      "Loss on this text if the model stopped there, in nats a character",
      columns: ["layer", "loss", "likeliest next character, after each of the last characters"],
      rows: layers.indices.map { layer in
        [
          .text(names[layer]), .number(losses[layer]),
          .text(layers[layer].map { data.visible($0.best) }.joined()),
        ]
      } + [["the text itself", nil, .text(shown.map { data.visible(tokens[$0 + 1]) }.joined())]])
    try page.metric("lens_loss_embedding", losses.first ?? 0, unit: "nats a character")
    try page.metric("lens_loss_last", losses.last ?? 0, unit: "nats a character")
    try page.figure(
      "lens", lensFigure(layers, names, tokens, shown, page),
      caption: "Guesses become right, and sure, layer by layer.")
    // Each layer only adds to the stream that the head reads; if all the work were in the last one,
    // the loss before it would be that of the embedding.
    let before = losses.dropLast().last ?? 0
    page.claim(
      "The prediction is built up layer by layer",
      korean: "예측은 층을 지날 때마다 조금씩 완성된다",
      measured: "loss \(losses.map { Format.number($0, decimals: 2) }.joined(separator: " → ")) "
        + "(before the last layer lower than at the embedding, and lowest at the end)",
      holds: before < (losses.first ?? 0) && losses.allSatisfy { (losses.last ?? 0) <= $0 })
  }

  private func lensFigure(
    _ layers: [[Guess]], _ names: [String], _ tokens: [Int32], _ shown: Range<Int>, _ page: Page
  ) -> Heatmap {
    Heatmap(
      title: "What each layer would predict: the right character lights up",
      subtitle: subtitle(trained, page),
      values: layers.reversed().map { $0.map { $0.right } },
      rowLabels: names.reversed(),
      columnLabels: shown.map { StudyText.visible(data.tokenizer.label(of: tokens[$0 + 1])) },
      labels: .names, rowTitle: "read by the head",
      columnTitle: "the character that really follows",
      valueTitle: "probability of the character that follows", range: 0...1,
      cellTexts: layers.reversed().map { $0.map { data.visible($0.best) } },
      footnote: "Each cell holds the likeliest next character of that layer; the bottom labels are "
        + "what really came. The text: “\(StudyText.visible(data.probe))”.")
  }
}
