import LanguageModels
import Notebook
import Phrases
import Plotting
import Tensors
import Text

extension Study {
  /// Step `sample`: the same prompt at three moments of the training.
  func sample(_ page: Page) throws {
    let prompt = Array(data.probeTokens.prefix(1))
    let sampling = Sampling(temperature: configuration.temperature)
    let best = trained(.lstm)
    for snapshot in best.snapshots {
      // snippet: sample
      var generator = generator(.samples)  // the same luck at every moment
      var decoder = RecurrentDecoder(best.model, parameters: snapshot.parameters)
      let tokens = decoder.generate(
        after: prompt, count: configuration.sampleLength, sampling: sampling, using: &generator)
      // end snippet
      let text = data.tokenizer.displayText(of: tokens).withVisibleWhiteSpace
      page.say("LSTM, after \(Format.number(Double(snapshot.iteration))) steps: \(text)")
      try page.checkCancellation()
    }
    try countWords(sampling, page)
  }

  /// How many of the written words are words, at each moment and for each model.
  private func countWords(_ sampling: Sampling, _ page: Page) throws {
    let known = Set(data.corpus.split.training.words)
    func share(_ text: String) -> Double {
      // The first and the last word may be cut.
      let words = text.words.dropFirst().dropLast()
      return words.isEmpty ? 0 : Double(words.count { known.contains($0) }) / Double(words.count)
    }
    let total = trained.reduce(0) { $0 + $1.snapshots.count }
    var shares: [[Double]] = []
    for trained in trained {
      var row: [Double] = []
      for snapshot in trained.snapshots {
        var generator = generator(.words)
        var decoder = RecurrentDecoder(trained.model, parameters: snapshot.parameters)
        let tokens = decoder.generate(
          after: Array(data.probeTokens.prefix(1)), count: configuration.wordSampleLength,
          sampling: sampling, using: &generator)
        row.append(share(data.tokenizer.displayText(of: tokens)))
        try page.progress(shares.count * row.count + row.count, of: total, "writing")
      }
      shares.append(row)
      try page.metric("real_word_share_\(trained.cell.rawValue)", row.last ?? 0, unit: "share")
    }
    let heldOut = share(
      data.tokenizer.displayText(of: Array(data.heldOut.tokens.prefix(100_000))))
    try page.figure(
      "words", figure(shares, heldOut, page),
      caption: "Nobody told the models what a word is; they know characters only.")
    let (before, after) = (
      shares.compactMap(\.first).max() ?? 0, shares.compactMap(\.last).min() ?? 0
    )
    // 0.7: most words spelt right by each of the three, although they know characters only.
    page.claim(
      "Predicting the next token again and again writes text",
      korean: "다음 글자를 되풀이해 예측하면 글이 만들어진다",
      measured:
        "at least \(Format.percent(after)) of the words that a trained model writes occur in "
        + "the training text, untrained at most \(Format.percent(before)), in held-out text "
        + "\(Format.percent(heldOut)) (at least 70 %)",
      holds: after >= 0.7)
  }

  private func figure(_ shares: [[Double]], _ heldOut: Double, _ page: Page) -> BarChart {
    let moments = trained[0].snapshots.map {
      $0.iteration == 0 ? "untrained" : "\(Format.number(Double($0.iteration))) steps"
    }
    return BarChart(
      title: "The models learn to spell", subtitle: subtitle(page),
      categories: moments.verbatim,
      series: zip(trained, shares).map { model, row in
        .init(.verbatim(model.cell.name), values: row.map { $0 * 100 }, colour: model.colour)
      },
      axis: Axis("written words that are words", unit: "%"), orientation: .vertical,
      footnote:
        "Words: runs of letters, counted as words where they stand in the training text; of "
        + "held-out text \(Format.percent(heldOut)) are. Temperature \(Format.number(Double(configuration.temperature)))."
    )
  }
}
