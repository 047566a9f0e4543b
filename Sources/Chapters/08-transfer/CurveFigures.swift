import NeuralNetworks
import Notebook
import Phrases
import Plotting

extension Study {
  func curveFigure(
    _ scores: CurveScores, _ reader: Reader, _ page: Page, _ what: String,
    _ measure: KeyPath<ClassificationScores, Double>
  ) -> LineChart {
    let x = configuration.labelCounts.map(Double.init)
    /// `[labels][run]` as `[run][labels]`.
    func runs(_ points: [[ClassificationScores]]) -> [[Double]] {
      (0..<configuration.seedCount).map { run in points.map { $0[run][keyPath: measure] } }
    }
    let saving = saving(scores, reader, measure)
    return LineChart(
      title: saving.factor > 1
        ? "After reading, \(saving.given) labels do the work of "
          + "\(saving.isReached ? "about " : "more than ")\(Format.number(10 * (saving.needed / 10).rounded())), by \(what)"
        : "Reading first saves no labels, by \(what)",
      subtitle:
        "\(reader.name), \(data.test.count) test verses of chapters never read; "
        + "\(configuration.seedCount) draws of labels; \(page.note)",
      xAxis: Axis("labels", scale: .logarithmic),
      yAxis: Axis("\(what) on the test"),
      series: Start.allCases.map { start in
        .median(
          start.name, x: x, runs: runs(scores.reader[reader]?[start] ?? []), of: "draws",
          colour: start.colour, marker: start.marker)
      } + [
        .median(
          "count of words", x: x, runs: runs(scores.bag), of: "draws",
          colour: ModelColour.counting.colour, dash: .dashed, marker: .diamond)
      ], names: .legend,
      footnote: "After ULMFiT's figure 3. A draw has its own labels and head; "
        + (configuration.readingRuns > 1
          ? "draws take turns with \(configuration.readingRuns) readings."
          : "what was read is the same for all.")
    )
  }

  func confusionFigure(_ scores: CurveScores, _ page: Page) -> Heatmap {
    let last = scores.reader[configuration.readers[0]]?[.finetuned]?.last?.first
    let confusion = last?.confusion ?? []
    let shares = confusion.map { row in
      row.map { Double($0) / Double(max(1, row.reduce(0, +))) }
    }
    let names = Genre.allCases.map(\.name)
    return Heatmap(
      title: .verbatim(commonestMistake(shares, names)),
      subtitle:
        "\(configuration.readers[0].name) after both readings, \(Format.number(Double(configuration.labelCounts.last ?? 0))) labels; \(page.note)",
      values: shares,
      rows: .init("is", labels: names.verbatim),
      columns: .init("is called", labels: names.verbatim),
      scale: .init("share of its verses", range: 0...1))
  }

  private func commonestMistake(_ shares: [[Double]], _ names: [String]) -> String {
    var (worst, title) = (0.0, "Nothing is taken for anything else")
    for (row, share) in shares.enumerated() {
      for (column, value) in share.enumerated() where row != column && value > worst {
        worst = value
        let hundredth = Format.number(100 * value, decimals: 0)
        title = "Of 100 verses of \(names[row]), \(hundredth) are called \(names[column])"
      }
    }
    return title
  }
}
