import Autograd
import Experiments
import LanguageModels
import Text

extension RecurrentExperiment {
  /// Step `sample`: the same prompt at three moments of the training.
  func sample(_ page: Page) throws {
    for snapshot in trained[.lstm].snapshots {
      let tokens = write(
        trained[.lstm].model, snapshot.parameters, .samples, count: configuration.sampleLength)
      let written = text.tokenizer.displayText(of: tokens).withVisibleWhiteSpace
      page.say("LSTM, after \(Double(snapshot.step)) steps: \(written)")
      try page.checkCancellation()
    }
    try countWords(page)
  }

  /// What a model writes after the first character of the shown text.
  private func write(
    _ model: RecurrentLanguageModel, _ parameters: Parameters, _ stream: Stream, count: Int
  ) -> [Int32] {
    // snippet: sample
    var generator = generator(stream)  // the same random seed at every moment
    var decoder = RecurrentDecoder(model, parameters: parameters)
    return decoder.generate(
      after: [shown.tokens[0]], count: count,
      sampling: Sampling(temperature: configuration.temperature), using: &generator)
    // end snippet
  }

  /// How many of the written words are words, at each moment and for each model.
  private func countWords(_ page: Page) throws {
    let known = KnownWords(of: text.split.training)
    let total = trained.all.reduce(0) { $0 + $1.snapshots.count }
    var done = 0
    let fractions = try trained.mapped { trained in
      try trained.snapshots.map { snapshot in
        let tokens = write(
          trained.model, snapshot.parameters, .words, count: configuration.wordSampleLength)
        done += 1
        try page.progress(done, of: total, "writing")
        return known.fraction(in: text.tokenizer.displayText(of: tokens))
      }
    }
    for (cell, row) in fractions {
      try page.metric("real_word_share_\(cell.rawValue)", row.last ?? 0, unit: "share")
    }
    let heldOut = known.fraction(
      in: text.tokenizer.displayText(of: Array(heldOut.tokens.prefix(100_000))))
    try page.figure(
      "words", wordsFigure(fractions, heldOut, page),
      caption: "Nobody told the models what a word is; they know characters only.")
    let before = fractions.all.compactMap(\.first).max() ?? 0
    let after = fractions.all.compactMap(\.last).min() ?? 0
    try page.claim(
      "writes-text", "Predicting the next token again and again writes text",
      .check(
        """
        at least \(after, percent: 1) of the words that a trained model writes occur in the training \
        text, untrained at most \(before, percent: 1), in held-out text \(heldOut, percent: 1)
        """, after,
        .atLeast(
          0.7, shown: "70 %",
          because: "most words spelt right by each of the three, although they know characters only"
        )))
  }

  private func wordsFigure(
    _ fractions: Results<RecurrentCell, [Double]>, _ heldOut: Double, _ page: Page
  ) -> BarChart {
    BarChart(
      title: "The models learn to spell", subtitle: subtitle(page),
      categories: trained[.lstm].snapshots.map {
        $0.step == 0 ? "untrained" : "\(Double($0.step)) steps"
      },
      series: fractions.map { cell, row in
        .init(cell.label, values: row.map { $0 * 100 }, colour: cell.colour)
      },
      axis: Axis("written words that are words", unit: "%"), orientation: .vertical,
      footnote: """
        Words: runs of letters, counted as words where they stand in the training text; of held-out text \
        \(heldOut, percent: 1) are. Temperature \(configuration.temperature).
        """)
  }
}
