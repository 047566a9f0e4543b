import NeuralNetworks
import Notebook
import Phrases
import Platform
import Plotting

extension Study {
  func report(_ scores: CurveScores, _ page: Page) throws {
    for reader in configuration.readers {
      try page.table(
        "\(reader.name): accuracy and macro F1 on the test, median of \(configuration.seedCount) runs",
        columns: ["start"]
          + configuration.labelCounts.flatMap { ["\($0) labels", "F1"] },
        rows: Start.allCases.map { start in
          [.text(start.name)]
            + (scores.reader[reader]?[start] ?? []).flatMap { runs -> [Cell] in
              [
                .number(Spread(runs.map(\.accuracy)).median),
                .number(Spread(runs.map(\.macroF1)).median),
              ]
            }
        } + [
          ["count of words"]
            + scores.bag.flatMap { runs -> [Cell] in
              [
                .number(Spread(runs.map(\.accuracy)).median),
                .number(Spread(runs.map(\.macroF1)).median),
              ]
            }
        ])
    }
    for (index, count) in configuration.labelCounts.enumerated() {
      for reader in configuration.readers {
        for start in Start.allCases {
          let runs = scores.reader[reader]?[start]?[index] ?? []
          try page.metric(
            "accuracy_\(start.rawValue)_\(count)\(reader.suffix)",
            Spread(runs.map(\.accuracy)).median)
          try page.metric(
            "macro_f1_\(start.rawValue)_\(count)\(reader.suffix)",
            Spread(runs.map(\.macroF1)).median)
        }
      }
      try page.metric(
        "accuracy_bag_of_words_\(count)", Spread(scores.bag[index].map(\.accuracy)).median)
      try page.metric(
        "macro_f1_bag_of_words_\(count)", Spread(scores.bag[index].map(\.macroF1)).median)
    }
    for reader in configuration.readers {
      let ending = reader == configuration.readers[0] ? "" : "-\(reader.rawValue)"
      try page.figure(
        "curve\(ending)", curveFigure(scores, reader, page, "accuracy", \.accuracy),
        caption: "Accuracy on the test against the number of labels, by what was read before.")
      try page.figure(
        "curve-f1\(ending)", curveFigure(scores, reader, page, "macro F1", \.macroF1),
        caption: "The same with macro F1, where each kind counts the same.")
    }
    try page.figure(
      "confusion", confusionFigure(scores, page),
      caption: "What is taken for what, with the most labels.")
    try judge(scores, page)
  }

  private func judge(_ scores: CurveScores, _ page: Page) throws {
    let reader = configuration.readers[0]
    func accuracy(_ start: Start, _ index: Int) -> Spread {
      Spread((scores.reader[reader]?[start]?[index] ?? []).map(\.accuracy))
    }
    let place = comparedPlace
    let saving = saving(scores, reader, \.accuracy)
    try page.metric("label_factor", saving.factor)
    let (low, high) = (accuracy(.scratch, place), accuracy(.finetuned, place))
    // Ranges apart: no draw of labels from scratch comes as far as the worst after reading.
    page.claim(
      "A model that has read does well with few labels",
      korean: "사전 학습한 모델은 적은 데이터로도 높은 성능을 보인다",
      measured:
        "with 100 labels \(high.text) after reading, \(low.text) from scratch (ranges apart)",
      holds: high.low > low.high)
    // ULMFiT says 10 to 100 times; 5 is what so small a model may hope for.
    page.claim(
      "Reading first saves most of the labels",
      korean: "사전 학습은 필요한 레이블을 크게 줄인다",
      measured:
        "from scratch it takes \(saving.isReached ? "" : "more than ")\(Format.number(saving.factor, decimals: 1)) times as many labels to match 100 (at least 5)",
      holds: saving.factor >= 5)
    let own = accuracy(.pretrained, place)
    page.claim(
      "Fine-tuning the language model on the task's own text helps the classifier",
      korean: "과제의 글로 언어 모델을 미세 조정하면 분류가 더 좋아진다",
      measured:
        "with 100 labels \(high.text) with it, \(own.text) without (medians, higher by 0.01)",
      holds: high.median > own.median + 0.01)
    let bag = Spread(scores.bag[place].map(\.accuracy))
    page.claim(
      "A model that has read beats a count of words",
      korean: "사전 학습한 모델은 단어 세기보다 낫다",
      measured: "with 100 labels \(high.text), a count of words \(bag.text) (ranges apart)",
      holds: high.low > bag.high)
    try judgeWithoutLabels(page)
  }

  /// The notes' figure 1.10(c) says that no labels are needed; so none are given.
  private func judgeWithoutLabels(_ page: Page) throws {
    let reader = configuration.readers[0]
    let runs = try (0..<configuration.headsWithoutLabels).map { run in
      try classify(
        reader, from: .finetuned, [], by: ClassifierRecipe(steps: 0, rate: 0), run: run, page,
        label: "no labels"
      ).accuracy
    }
    let spread = Spread(runs)
    try page.metric("accuracy_no_labels", spread.median)
    let majority =
      Genre.allCases.map { genre in data.testLabels.count { Int($0) == genre.rawValue } }.max() ?? 0
    let share = Double(majority) / Double(data.testLabels.count)
    // Always naming the commonest kind takes no model at all.
    page.claim(
      "Fine-tuning for classification needs no labels",
      korean: "텍스트 분류 미세 조정에는 레이블이 없다",
      measured:
        "without labels \(spread.text) over \(runs.count) heads (above \(Format.number(share, decimals: 3)), always naming the commonest kind)",
      holds: spread.median > share)
  }

  /// Where reading is compared with its absence: at 100 labels.
  private var comparedPlace: Int { configuration.labelCounts.firstIndex(of: 100) ?? 0 }

  /// How many labels it takes from scratch to do as well as a few after reading.
  func saving(
    _ scores: CurveScores, _ reader: Reader, _ measure: KeyPath<ClassificationScores, Double>
  ) -> LabelSaving {
    func median(_ start: Start, _ index: Int) -> Double {
      Spread((scores.reader[reader]?[start]?[index] ?? []).map { $0[keyPath: measure] }).median
    }
    let counts = configuration.labelCounts
    let (needed, isReached) = labelsNeeded(
      max(median(.pretrained, comparedPlace), median(.finetuned, comparedPlace)), counts,
      counts.indices.map { median(.scratch, $0) })
    return LabelSaving(given: counts[comparedPlace], needed: needed, isReached: isReached)
  }

  /// How many labels a curve takes to reach an accuracy, on a straight line between its points over the
  /// logarithm of the labels; the most there are where it never does.
  // snippet: factor
  func labelsNeeded(
    _ target: Double, _ counts: [Int], _ curve: [Double]
  ) -> (labels: Double, isReached: Bool) {
    for index in counts.indices where curve[index] >= target {
      guard index > 0 else { return (Double(counts[0]), true) }
      let (low, high) = (curve[index - 1], curve[index])
      let share = (target - low) / (high - low)
      let ratio = Double(counts[index]) / Double(counts[index - 1])
      return (Double(counts[index - 1]) * pow(ratio, share), true)
    }
    return (Double(counts.last ?? 0), false)
  }
  // end snippet
}

/// What reading first saves.
struct LabelSaving {
  /// The labels after reading.
  let given: Int
  /// The labels from scratch that do as much.
  let needed: Double
  /// Whether they do; else it is more than there are.
  let isReached: Bool

  /// How many times as many it takes.
  var factor: Double { needed / Double(given) }
}
