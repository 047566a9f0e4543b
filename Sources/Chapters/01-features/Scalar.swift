import Autograd
import NeuralNetworks
import Notebook
import Phrases
import Plotting
import Tensors

extension Study {
  /// Step `scalar`: a network of a few numbers learns two crescents, each gradient by the chain rule.
  func scalar(_ page: Page) throws {
    var draw = generator(.moons)
    let moons = Moons(count: configuration.moonCount, using: &draw)
    var weights = generator(.scalar)
    let network = ScalarNetwork(width: configuration.scalarWidth, using: &weights)
    let total = configuration.scalarSteps
    let moments = [0, total / 10, total]
    var panels = [panel(network, moons, after: 0, page)]
    // snippet: train
    for step in 1...total {
      let losses = zip(moons.points, moons.sides).map { point, side in
        // ln(1 + e^(-score)) on the right side: small where the score is large and right.
        (-side * network.score(Value(point.x), Value(point.y))).softplus()
      }
      let loss = (1 / Double(losses.count)) * losses.reduce(Value(0)) { $0 + $1 }
      loss.backward()
      for weight in network.parameters {
        weight.number -= configuration.scalarRate * weight.gradient
      }
      // end snippet
      if moments.contains(step) { panels.append(panel(network, moons, after: step, page)) }
      try page.progress(
        step, of: total, "a network of \(network.parameters.count) numbers",
        detail: "loss \(Format.number(loss.number, decimals: 3))")
    }
    let right = accuracy(network, moons)
    let straight = straightLine(moons)
    try page.metric("scalar_parameters", network.parameters.count)
    try page.metric("scalar_accuracy", right)
    try page.metric("straight_line_accuracy", straight)
    try page.figure(
      "scalar",
      Panels(
        title: "The boundary bends until the two crescents are apart",
        subtitle: "\(network.parameters.count) numbers, \(moons.points.count) points; \(page.note)",
        columns: panels.count, panels: panels,
        footnote: "White: undecided. Scores beyond −6 and 6 take the colours there.", width: 1000,
        chartHeight: 330),
      caption: "The score that the network gives each place of the plane, as it learns.")
    // 0.98: two of 120 points may lie on the wrong side, as noise has put some there.
    page.claim(
      "Deep learning solves a complex problem in a simple and general way",
      korean: "딥러닝은 복잡한 문제를 단순하면서도 범용적인 방법으로 푼다",
      measured: "\(percent(right)) of the points on the right side (at least 98 %), with the best "
        + "straight line \(percent(straight)) (below that)",
      holds: right >= 0.98 && straight < right)
  }

  private func accuracy(_ network: ScalarNetwork, _ moons: Moons) -> Double {
    let right = zip(moons.points, moons.sides).filter { point, side in
      network.score(Value(point.x), Value(point.y)).number * side > 0
    }
    return Double(right.count) / Double(moons.points.count)
  }

  /// How many points a linear classifier gets right.
  private func straightLine(_ moons: Moons) -> Double {
    let points = FeatureRows.dense(
      Tensor(rows: moons.points.map { [Float($0.x), Float($0.y)] }))
    let labels = moons.sides.map { Int32($0 > 0 ? 1 : 0) }
    let line = LogisticRegression(
      fitting: points, labels: labels, classCount: 2, penalty: 1e-4, workers: workers)
    return ClassificationScores(
      answers: line.predictions(points), labels: labels, classCount: 2
    ).accuracy
  }

  private func panel(
    _ network: ScalarNetwork, _ moons: Moons, after step: Int, _ page: Page
  ) -> Panels.Panel {
    let (xs, ys) = (-2.0...2.0, -1.25...1.25)
    let (columns, rows) = (80, 50)
    let values = (0..<rows).map { row in
      (0..<columns).map { column -> Double in
        let x = xs.lowerBound + (Double(column) + 0.5) / Double(columns) * 4
        let y = ys.upperBound - (Double(row) + 0.5) / Double(rows) * 2.5
        return min(max(network.score(Value(x), Value(y)).number, -6), 6)  // pale, under the points
      }
    }
    let groups = [(1.0, "one crescent", 0x67001F), (-1.0, "the other", 0x053061)].map {
      side, name, colour in
      let members = moons.points.indices.filter { moons.sides[$0] == side }
      return ScatterPlot.Group(
        .verbatim(name), x: members.map { moons.points[$0].x },
        y: members.map { moons.points[$0].y },
        colour: Colour(hex: UInt32(colour)), marker: side > 0 ? .disc : .ring)
    }
    let right = Format.percent(accuracy(network, moons))
    return Panels.Panel(
      "after \(step) steps: \(right) right",
      ScatterPlot(
        title: "", xAxis: Axis("x", limits: xs), yAxis: Axis("y", limits: ys),
        field: ScatterPlot.Field(
          "score", values: values, x: xs, y: ys, range: -12...12),
        groups: groups, hasEqualAspect: true))
  }
}
