import Experiments
import LanguageModels

extension Comparison {
  /// What one sentence shows, over many windows: how much of the last loss's gradient is felt where.
  func farReach(_ page: Page) throws {
    let curves = learned.mapped { $0.map(reachCurve) }  // [run][distance]
    try page.figure(
      "reach", reachFigure(curves, page),
      caption:
        "How far back the last loss of a window feels, in proportion to the newest character.")
    let far = curves.mapped { runs in
      Spread(
        runs.map { curve in
          curve.dropFirst(configuration.farDistance).reduce(0, +) / max(curve.reduce(0, +), 1e-300)
        })
    }
    for (kind, fraction) in far { try page.metric("far_reach_\(kind.rawValue)", fraction.median) }
    try page.claim(
      "past-in-one-state",
      "An RNN squeezes the past into one state; a transformer computes with the whole of it",
      .check(
        """
        \(far[.transformer].median, percent: 1) of the transformer's gradient reach lies more than \
        \(configuration.farDistance) characters back, \(far[.rnn].median, percent: 1) of the RNN's
        """, far[.transformer].median,
        .atLeast(
          2 * far[.rnn].median, shown: "twice the RNN's", because: "more than runs differ by")))
  }

  /// The reach of a model by distance, over the windows of one batch of held-out text.
  private func reachCurve(_ trained: Trained) -> [Double] {
    let whole = windows.indices.filter {
      windows[$0].sequenceLength == configuration.contextLength
    }
    guard let last = whole.last else { return [1, 1] }
    return GradientReach.byDistance(
      GradientReach.lastLosses(
        of: trained.model, windows[last / 2], parameters: trained.parameters))
  }

  private func reachFigure(_ curves: Results<ModelKind, [[Double]]>, _ page: Page) -> LineChart {
    let count = curves.all.joined().map(\.count).min() ?? 1
    return LineChart(
      title: "The recurrent models' gradient fades with distance",
      subtitle:
        "Last loss of \(windows.batchSize) windows of held-out text; \(corpus.title); \(runsText(page))",
      xAxis: Axis("characters back", isInteger: true),
      yAxis: Axis("gradient, newest character = 1", scale: .logarithmic),
      series: curves.mapped { $0.map { $0.map { max($0, 1e-12) } } }.bands(
        over: (0..<count).map(Double.init), hasMarkers: false),
      footnote: "What is below a millionth of a millionth is drawn there.")
  }
}
