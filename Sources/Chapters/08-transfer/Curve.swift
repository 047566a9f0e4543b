import Experiments
import NeuralNetworks
import Platform

/// The scores of a learner, by number of labels, one a draw of them.
typealias Curve = Results<Int, [ClassificationScores]>

extension Curve {
  /// Some measure of the draws.
  func spread(_ labels: Int, _ measure: (ClassificationScores) -> Double) -> Spread {
    Spread(self[labels].map(measure))
  }
}

/// How many labels it takes to reach a target, on a straight line between points over the logarithm of
/// the labels; nil where none does.
func labels(toReach target: Double, _ points: [(labels: Int, median: Double)]) -> Double? {
  // snippet: factor
  guard let place = points.firstIndex(where: { $0.median >= target }) else { return nil }
  guard place > 0 else { return Double(points[0].labels) }
  let (low, high) = (points[place - 1], points[place])
  let share = (target - low.median) / (high.median - low.median)
  return Double(low.labels) * pow(Double(high.labels) / Double(low.labels), share)
  // end snippet
}

/// A measure of answers: each has one name and one metric everywhere.
struct Measure {
  let name: Phrase
  let metric: String
  let colour: Colour
  let value: @Sendable (ClassificationScores) -> Double

  static let accuracy = Measure(
    name: "accuracy", metric: "accuracy", colour: ModelColour.transformer.colour,
    value: { $0.accuracy })
  static let macroF1 = Measure(
    name: "macro F1", metric: "macro_f1", colour: ModelColour.gru.colour, value: { $0.macroF1 })
  static let all = [accuracy, macroF1]
}

extension TransferExperiment {
  /// Step `curve`: figure 1.10, accuracy against the number of labels.
  func curve(_ page: Page) throws {
    let words = try curve(configuration.readers[0], from: .bagOfWords, page)
    let curves = try Results(configuration.readers) { reader in
      try Results(Learner.allCases) {
        $0 == .bagOfWords ? words : try curve(reader, from: $0, page)
      }
    }
    for (reader, learners) in curves { try report(reader, learners, page) }
    let learners = curves[configuration.readers[0]]
    try page.figure(
      "confusion", confusionFigure(learners[.finetuned], page),
      caption: "What is taken for what, with the most labels.")
    try judge(learners, page)
    try judgeWithoutLabels(page)
  }

  private func curve(_ reader: Reader, from start: Learner, _ page: Page) throws -> Curve {
    try Curve(configuration.labelCounts(of: start)) { count in
      try (0..<configuration.seedCount).map { run in
        try classify(
          reader, from: start, labels: count, run: run,
          "\(count) labels, \(reader.name) \(start.name)", page)
      }
    }
  }

  private func report(
    _ reader: Reader, _ learners: Results<Learner, Curve>, _ page: Page
  ) throws {
    let counts = configuration.labelCounts
    try page.table(
      """
      \(reader.name): accuracy and macro F1 on the test, median of \(configuration.seedCount) runs
      """, columns: ["start"] + counts.flatMap { ["\($0) labels", "F1"] },
      rows: learners.map { start, curve in
        [.text(start.name)]
          + counts.flatMap { count in
            Measure.all.map {
              curve.names.contains(count) ? .number(curve.spread(count, $0.value).median) : nil
            }
          }
      })
    for (start, curve) in learners {
      if start == .bagOfWords, reader != configuration.readers[0] { continue }
      for (count, measure) in curve.names.flatMap({ count in Measure.all.map { (count, $0) } }) {
        try page.metric(
          "\(measure.metric)_\(start.rawValue)_\(count)\(reader.suffix)",
          curve.spread(count, measure.value).median)
      }
    }
    let ending = reader == configuration.readers[0] ? "" : "-\(reader.rawValue)"
    try page.figure(
      "curve\(ending)", curveFigure(learners, reader, .accuracy, page),
      caption: "Accuracy on the test against the number of labels, by what was read before.")
    try page.figure(
      "curve-f1\(ending)", curveFigure(learners, reader, .macroF1, page),
      caption: "The same with macro F1, where each kind counts the same.")
  }

  /// How many labels it takes from scratch, with few steps or many, to do as well as a few after
  /// reading; nil where all that there are do not.
  private func labelsNeeded(_ learners: Results<Learner, Curve>, _ measure: Measure) -> Double? {
    func median(_ learner: Learner, _ count: Int) -> Double {
      learners[learner].spread(count, measure.value).median
    }
    let target = [Learner.pretrained, .finetuned].map { median($0, configuration.comparedLabels) }
    let points = configuration.labelCounts.map { count in
      let tried = [Learner.scratch, .scratchLonger].filter {
        configuration.labelCounts(of: $0).contains(count)
      }
      return (labels: count, median: tried.map { median($0, count) }.max() ?? 0)
    }
    return labels(toReach: target.max() ?? 0, points)
  }

  private func judge(_ learners: Results<Learner, Curve>, _ page: Page) throws {
    let few = configuration.comparedLabels
    let accuracies = learners.mapped { $0[few].map(\.accuracy) }
    /// What the reader of the task's own text has over another, draw by draw.
    func better(than other: Learner, _ words: Phrase) -> Check {
      let differences = PairedDifferences(accuracies[.finetuned], accuracies[other])
      return .check(
        """
        accuracy with \(few) labels \(Spread(accuracies[.finetuned]).text) after both readings, \
        \(Spread(accuracies[other]).text) \(words); draw by draw \
        \(Spread(differences.differences).text)
        """, differences.lowest,
        .above(0, because: "better in each draw, of the same labels for both"))
    }
    try page.claim(
      "few-labels", "A model that has read does well with few labels",
      better(than: .scratch, "from scratch"),
      better(than: .scratchLonger, "from scratch with \(Learner.patience) times the steps"))
    let needed = labelsNeeded(learners, .accuracy)
    let most = Double(configuration.labelCounts.max() ?? 0)
    let factor = (needed ?? most) / Double(few)
    try page.metric("label_factor", factor)
    let moreThan: Phrase = needed == nil ? "more than " : ""
    try page.claim(
      "saves-labels", "Reading first saves most of the labels",
      .check(
        """
        from scratch it takes \(moreThan)\(factor, decimals: 1) times as many labels to match \(few)
        """, factor,
        .atLeast(
          5, because: "ULMFiT says 10 to 100 times; this is what so small a model may hope for")))
    try page.claim(
      "own-text-helps",
      "Fine-tuning the language model on the task's own text helps the classifier",
      better(than: .pretrained, "after the first alone"))
    try page.claim(
      "beats-counting", "A model that has read beats a count of words",
      better(than: .bagOfWords, "with a count of words"))
  }

  // MARK: - Figures

  private func curveFigure(
    _ learners: Results<Learner, Curve>, _ reader: Reader, _ measure: Measure, _ page: Page
  ) -> LineChart {
    let few = configuration.comparedLabels
    let needed = labelsNeeded(learners, measure)
    let labels = 10 * ((needed ?? Double(configuration.labelCounts.max() ?? 0)) / 10).rounded()
    let work: Phrase = needed == nil ? "more than \(labels)" : "about \(labels)"
    let readings: Phrase =
      configuration.readingRuns > 1
      ? "draws take turns with \(configuration.readingRuns) readings"
      : "what was read is the same for all"
    return LineChart(
      title: needed ?? .infinity > Double(few)
        ? "After reading, \(few) labels do the work of \(work), by \(measure.name)"
        : "Reading first saves no labels, by \(measure.name)",
      subtitle: """
        \(reader.name), \(data.test.count) test verses of chapters never read; \
        \(configuration.seedCount) draws of labels; \(page.note)
        """,
      xAxis: Axis("labels", scale: .logarithmic), yAxis: Axis("\(measure.name) on the test"),
      series: learners.map { start, curve in
        .median(
          start.name, x: curve.names.map(Double.init),
          runs: (0..<configuration.seedCount).map { run in
            curve.all.map { measure.value($0[run]) }
          }, of: "draws", colour: start.colour, dash: start == .bagOfWords ? .dashed : .solid,
          marker: start.marker)
      }, names: .legend,
      footnote: "After ULMFiT's figure 3. A draw has its own labels and head; \(readings).")
  }

  private func confusionFigure(_ curve: Curve, _ page: Page) -> Heatmap {
    let most = curve.names.max() ?? 0
    let shares = curve[most][0].confusion.map { row in
      row.map { Double($0) / Double(max(1, row.reduce(0, +))) }
    }
    let names = Genre.allCases.map(\.name)
    let mistakes = Genre.allCases.flatMap { genre in
      Genre.allCases.filter { $0 != genre }.map { other in
        (share: shares[genre.rawValue][other.rawValue], genre: genre, other: other)
      }
    }
    let worst = mistakes.reduce(mistakes[0]) { $1.share > $0.share ? $1 : $0 }
    return Heatmap(
      title: worst.share > 0
        ? """
        Of 100 verses of \(worst.genre.name), \(100 * worst.share, decimals: 0) are called \
        \(worst.other.name)
        """
        : "Nothing is taken for anything else",
      subtitle: """
        \(configuration.readers[0].name) after both readings, \(Double(most)) labels; \(page.note)
        """,
      values: shares, rows: .init("is", labels: names),
      columns: .init("is called", labels: names),
      scale: .init("share of its verses", range: 0...1))
  }
}
