import Experiments
import LanguageModels
import Tensors
import Text

extension Counting {
  /// Step `counts`: n-grams of characters and of words, on text that was counted and on text that
  /// was not.
  func counts(_ page: Page) throws {
    // snippet: count
    let counts = NGramCounts(
      training, order: configuration.characterOrder, vocabularySize: vocabularySize)
    let scores = workers.map(configuration.characterOrder) { index in
      NGramScores(
        counts, order: index + 1, seen: training.prefix(validation.count), new: validation)
    }
    // end snippet
    try page.checkCancellation()
    model = NGramModel(counts, order: configuration.characterOrder, smoothing: .kneserNey)
    try report(scores, page)
    try page.checkCancellation()
    try countWords(page)
    try lengthOfText(page)
  }

  private func report(_ scores: [NGramScores], _ page: Page) throws {
    for score in scores {
      let names = [
        "training_bits_per_character", "bits_per_character_add_one",
        "bits_per_character_kneser_ney",
      ]
      for (name, surprise) in zip(names, score.surprises) {
        try page.metric(
          "\(name)_\(score.order)", surprise.bitsPerToken, unit: "bits a character")
      }
    }
    let best = scores.map(\.kneserNey.bitsPerToken).min() ?? 0
    try page.metric("bits_per_character", best, unit: "bits a character")
    try scoreTable("Bits a character, by counting runs of characters", scores, page) {
      $0.surprises.map { .number($0.bitsPerToken, decimals: 3) }
    }
    try page.figure(
      "counts", countsFigure(scores, page),
      caption: "Longer runs: the counted text is predicted ever better, new text is not.")
    try judge(scores, page)
  }

  /// How hard both texts are, by the length of the runs.
  func scoreTable(
    _ title: Phrase, _ scores: [NGramScores], more columns: [Phrase] = [], _ page: Page,
    _ cells: (NGramScores) -> [Cell]
  ) throws {
    try page.table(
      title,
      columns: [
        "run", "different runs", "text that was counted", "held-out: add-one",
        "held-out: Kneser-Ney",
      ] + columns,
      rows: scores.map { [.number($0.order), .number($0.differentRuns)] + cells($0) })
  }

  private func judge(_ scores: [NGramScores], _ page: Page) throws {
    guard let last = scores.last, let first = scores.first else { return }
    let memorised = (first.memorised.bitsPerToken, last.memorised.bitsPerToken)
    let (lowest, addOne) = (scores.map(\.addOne.bitsPerToken).min() ?? 0, last.addOne.bitsPerToken)
    try page.claim(
      "memorising-fails",
      "Memorising is not predicting: longer runs know the counted text better and new text worse",
      .check(
        """
        on the counted text, plain shares go from \(memorised.0, decimals: 2) bits to \
        \(memorised.1, decimals: 2)
        """, memorised.1 - memorised.0,
        .below(0, because: "the runs that were counted are known ever better")),
      .check(
        """
        on new text, add-one goes from \(lowest, decimals: 2) bits up to \(addOne, decimals: 2)
        """, addOne - lowest,
        .atLeast(0.1, because: "25 times what the held-out text's own chance makes, 0.004 bits")))
    let kneserNey = last.kneserNey.bitsPerToken
    try page.claim(
      "counting-predicts",
      "A language model predicts what comes next, and counting is enough to make one",
      .check(
        """
        \(kneserNey, decimals: 2) bits a character with runs of \(last.order) and Kneser-Ney, \
        \(uniformBits, decimals: 2) with all characters equally likely
        """, kneserNey, .atMost(1.8, because: "trials beforehand on this text gave 1.79")))
  }

  private func countsFigure(_ scores: [NGramScores], _ page: Page) -> LineChart {
    let best = scores.min { $0.addOne.bitsPerToken < $1.addOne.bitsPerToken }
    let parts =
      best?.order != scores.last?.order
      && scores.map(\.kneserNey.bitsPerToken).min() == scores.last?.kneserNey.bitsPerToken
    return surpriseFigure(
      parts
        ? "With add-one, runs of more than \(best?.order ?? 0) make new text harder; with Kneser-Ney they help"
        : "How hard new text is, by the length of the runs that were counted",
      subtitle: subtitle("Runs of characters", page),
      xAxis: Axis("characters in a run", isInteger: true),
      yAxis: Axis("surprise", unit: "bits/character", includesZero: true), scores,
      footnote:
        "New text: held out, never counted. Plain shares hold most new text to be impossible."
    ) { $0.bitsPerToken }
  }

  /// How hard a text is, by the length of the runs that were counted.
  func surpriseFigure(
    _ title: Phrase, subtitle: Phrase, xAxis: Axis, yAxis: Axis, _ scores: [NGramScores],
    footnote: Phrase? = nil, _ measure: (Surprise) -> Double
  ) -> LineChart {
    let x = scores.map { Double($0.order) }
    return LineChart(
      title: title, subtitle: subtitle, xAxis: xAxis, yAxis: yAxis,
      series: [
        .init(
          "new text, add-one", x: x, y: scores.map { measure($0.addOne) },
          colour: Theme.categories[1], marker: .square),
        .init(
          "new text, Kneser-Ney", x: x, y: scores.map { measure($0.kneserNey) },
          colour: Theme.categories[0], marker: .disc),
        .init(
          "counted text, plain shares", x: x, y: scores.map { measure($0.memorised) },
          colour: Theme.categories[2], dash: .dashed, marker: .ring),
      ], footnote: footnote)
  }

  // MARK: - More text

  /// Bits a character against how much text was counted.
  private func lengthOfText(_ page: Page) throws {
    let shown = [2, 4, configuration.characterOrder]
    var lengths: [Double] = []
    var bits: [[Double]] = []  // [lengths][shown]
    for halvings in (0...configuration.halvings).reversed() {
      let part = spreadPages(of: training, halvings: halvings)
      let counts = NGramCounts(
        part, order: configuration.characterOrder, vocabularySize: vocabularySize)
      lengths.append(Double(part.count))
      bits.append(
        workers.map(shown.count) { index in
          let model = NGramModel(counts, order: shown[index], smoothing: .kneserNey)
          return Surprise(model.losses(of: validation)).bitsPerToken
        })
      try page.progress(lengths.count, of: configuration.halvings + 1, "counting more text")
    }
    try page.figure(
      "length",
      LineChart(
        title: "More text helps, and the longer the runs the more",
        subtitle: subtitle("Runs of characters, Kneser-Ney", page),
        xAxis: Axis("characters counted", scale: .logarithmic),
        yAxis: Axis("surprise at new text", unit: "bits/character"),
        series: shown.enumerated().map { place, order in
          .init(
            "runs of \(order)", x: lengths, y: bits.map { $0[place] },
            colour: Theme.categories[place], marker: Marker.allCases[place])
        }),
      caption: "Bits a character on held-out text, by how much text was counted.")
    let longest = bits.compactMap(\.last)
    let gains = zip(longest, longest.dropFirst()).map { $0 - $1 }
    let (first, last) = (gains.first ?? 0, gains.last ?? 0)
    try page.metric("bits_gained_by_doubling", last, unit: "bits a character")
    try page.claim(
      "more-text", "The more text a language model reads, the more of the language it knows",
      .check(
        """
        a doubling of the text saves \(first, decimals: 2) bits a character at first, \
        \(last, decimals: 2) at last
        """, gains,
        .atLeast(0.02, because: "five times what the held-out text's own chance makes")))
  }
}
