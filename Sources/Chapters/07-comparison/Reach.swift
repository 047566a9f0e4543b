import LanguageModels
import Notebook
import Plotting
import Tensors
import Text

extension Study {
  /// What one sentence shows, over many windows: how much of the last loss's gradient is felt where.
  func farReach(_ page: Page) throws {
    let curves = ModelKind.allCases.map { kind in (kind, reachCurves(kind)) }
    try page.figure(
      "reach", reachFigure(curves, page),
      caption:
        "How far back the last loss of a window feels, in proportion to the newest character.")
    var far: [ModelKind: Spread] = [:]
    for (kind, runs) in curves {
      let shares = runs.map { curve in
        curve.dropFirst(configuration.farDistance).reduce(0, +) / max(curve.reduce(0, +), 1e-300)
      }
      far[kind] = Spread(shares)
      try page.metric("far_reach_\(kind.rawValue)", Spread(shares).median)
    }
    guard let rnn = far[.rnn], let transformer = far[.transformer] else { return }
    // Twice: more than the seeds differ by.
    page.claim(
      "An RNN squeezes the past into one state; a transformer computes with the whole of it",
      korean: "RNN은 지금까지의 입력을 하나의 잠재 상태로 압축하고, 트랜스포머는 전체 맥락을 계산한다",
      measured:
        "\(Format.percent(transformer.median)) of the transformer's gradient reach lies more "
        + "than \(configuration.farDistance) characters back, \(Format.percent(rnn.median)) of the RNN's "
        + "(at least twice as much)",
      holds: transformer.median >= 2 * rnn.median)
  }

  /// The reach by distance of each run, `[run][distance]`.
  private func reachCurves(_ kind: ModelKind) -> [[Double]] {
    (learned[kind] ?? []).map { trained in
      let all = data.windows.indices.filter {
        data.windows[$0].sequenceLength == configuration.contextLength
      }
      guard let index = all.last else { return [1, 1] }
      let batch = data.windows[index / 2]
      let norms = GradientReach.lastLosses(
        of: trained.contender.model, batch, parameters: trained.parameters)
      return GradientReach.byDistance(norms)
    }
  }

  private func reachFigure(_ curves: [(ModelKind, [[Double]])], _ page: Page) -> LineChart {
    let count = curves.flatMap { $0.1.map(\.count) }.min() ?? 1
    return LineChart(
      title: "The recurrent models' gradient fades with distance",
      subtitle: "Last loss of \(data.windows.batchSize) windows of held-out text; \(data.title); "
        + seedsText(page),
      xAxis: Axis("characters back", isInteger: true),
      yAxis: Axis("gradient, newest character = 1", scale: .logarithmic),
      series: curves.map { kind, runs in
        .median(
          kind.name, x: (0..<count).map(Double.init),
          runs: runs.map { $0.map { max($0, 1e-12) } }, colour: kind.colour)
      }, footnote: "What is below a millionth of a millionth is drawn there.")
  }
}
