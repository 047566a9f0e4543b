import LanguageModels
import Notebook
import Phrases
import Plotting
import Tensors
import Text

/// How well runs of one length predict.
struct CountingScores: Sendable {
  let order: Int
  /// Bits a character on the beginning of the training text, by plain shares.
  let memorised: Double
  /// Bits a character on held-out text, by add-one shares.
  let addOne: Double
  /// Bits a character on held-out text, by Kneser-Ney.
  let kneserNey: Double
  /// How many different runs there are.
  let runs: Int
}

extension Study {
  /// Step `counts`: n-grams of characters and of words, on text that was counted and on text that
  /// was not.
  func counts(_ page: Page) throws {
    // snippet: count
    let counts = NGramCounts(
      data.training, order: configuration.characterOrder, vocabularySize: data.vocabularySize)
    let characters = workers.map(configuration.characterOrder) { index in
      score(counts, order: index + 1)
    }
    // end snippet
    try page.checkCancellation()
    model = NGramModel(counts, order: configuration.characterOrder, smoothing: .kneserNey)
    characterLosses = model.losses(of: data.validation)
    try report(characters, page)
    try page.checkCancellation()
    try countWords(page)
    try lengthOfText(page)
  }

  private func score(_ counts: NGramCounts, order: Int) -> CountingScores {
    // snippet: score
    func bits(_ smoothing: Smoothing, _ text: some Collection<Int32>) -> Double {
      let model = NGramModel(counts, order: order, smoothing: smoothing)
      return Surprise(model.losses(of: text)).bitsPerToken
    }
    let read = data.training.prefix(data.validation.count)
    return CountingScores(
      order: order, memorised: bits(.none, read), addOne: bits(.addOne, data.validation),
      kneserNey: bits(.kneserNey, data.validation), runs: counts.differentRuns(ofLength: order))
    // end snippet
  }

  private func report(_ scores: [CountingScores], _ page: Page) throws {
    for score in scores {
      try page.metric(
        "bits_per_character_add_one_\(score.order)", score.addOne, unit: "bits a character")
      try page.metric(
        "bits_per_character_kneser_ney_\(score.order)", score.kneserNey, unit: "bits a character")
      try page.metric(
        "training_bits_per_character_\(score.order)", score.memorised, unit: "bits a character")
    }
    let best = scores.map(\.kneserNey).min() ?? 0
    try page.metric("bits_per_character", best, unit: "bits a character")
    try page.table(
      "Bits a character, by counting runs of characters",
      columns: [
        "run", "different runs", "text that was counted", "held-out: add-one",
        "held-out: Kneser-Ney",
      ],
      rows: scores.map {
        [
          .number($0.order), .number($0.runs), bitsCell($0.memorised), bitsCell($0.addOne),
          bitsCell($0.kneserNey),
        ]
      })
    try page.figure(
      "counts", countsFigure(scores, page),
      caption: "Longer runs: the counted text is predicted ever better, new text is not.")
    guard let last = scores.last, let first = scores.first else { return }
    let lowest = scores.map(\.addOne).min() ?? 0
    // A tenth of a bit: 25 times what the held-out text's own chance makes (0.004 bits).
    page.claim(
      "Memorising is not predicting: longer runs know the counted text better and new text worse",
      korean: "외우는 것은 예측하는 것이 아니다: 긴 조각을 셀수록 센 글은 더 잘 맞히지만 새 글은 더 못 맞힌다",
      measured:
        "plain shares go from \(bitsText(first.memorised)) to \(bitsText(last.memorised)) on "
        + "the counted text; add-one goes from \(bitsText(lowest)) up to \(bitsText(last.addOne)) "
        + "on new text (at least 0.1 up)",
      holds: last.memorised < first.memorised && last.addOne >= lowest + 0.1)
    // The bar, from trials beforehand on this text: 1.79.
    page.claim(
      "A language model predicts what comes next, and counting is enough to make one",
      korean: "언어 모델은 다음에 올 말을 예측하며, 세는 것만으로도 언어 모델을 만들 수 있다",
      measured: "\(bitsText(last.kneserNey)) with runs of \(last.order) and Kneser-Ney (at most "
        + "1.80; all characters equally likely: \(bitsText(uniformBits)))",
      holds: last.kneserNey <= 1.80)
  }

  private func countsFigure(_ scores: [CountingScores], _ page: Page) -> LineChart {
    let x = scores.map { Double($0.order) }
    let best = scores.min { $0.addOne < $1.addOne }
    let parts =
      best?.order != scores.last?.order
      && scores.allSatisfy { $0.kneserNey >= scores.last?.kneserNey ?? 0 }
    return LineChart(
      title: parts
        ? "With add-one, runs of more than \(best?.order ?? 0) make new text harder; with Kneser-Ney they help"
        : "How hard new text is, by the length of the runs that were counted",
      subtitle: subtitle("Runs of characters", page),
      xAxis: Axis("characters in a run", isInteger: true),
      yAxis: Axis("surprise", unit: "bits/character", includesZero: true),
      series: [
        .init(
          "new text, add-one", x: x, y: scores.map(\.addOne), colour: Theme.categories[1],
          marker: .square),
        .init(
          "new text, Kneser-Ney", x: x, y: scores.map(\.kneserNey), colour: Theme.categories[0],
          marker: .disc),
        .init(
          "counted text, plain shares", x: x, y: scores.map(\.memorised),
          colour: Theme.categories[2], dash: .dashed, marker: .ring),
      ],
      footnote:
        "New text: held out, never counted. Plain shares hold most new text to be impossible.")
  }
}
