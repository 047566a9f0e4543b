import Experiments
import LanguageModels
import Notebook
import Phrases
import Plotting

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
    // Twice: more than the seeds differ by.
    page.claim(
      "An RNN squeezes the past into one state; a transformer computes with the whole of it",
      korean: "RNN은 지금까지의 입력을 하나의 잠재 상태로 압축하고, 트랜스포머는 전체 맥락을 계산한다",
      measured:
        "\(Format.percent(far[.transformer].median)) of the transformer's gradient reach lies more "
        + "than \(configuration.farDistance) characters back, \(Format.percent(far[.rnn].median)) of the RNN's "
        + "(at least twice as much)",
      holds: far[.transformer].median >= 2 * far[.rnn].median)
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
      series: curves.map { kind, runs in
        .median(
          kind.name, x: (0..<count).map(Double.init),
          runs: runs.map { $0.map { max($0, 1e-12) } }, colour: kind.colour)
      }, footnote: "What is below a millionth of a millionth is drawn there.")
  }
}
