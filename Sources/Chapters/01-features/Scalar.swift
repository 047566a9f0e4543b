import Autograd
import Experiments
import Notebook
import Plotting

extension Features {
  /// Step `scalar`: a network of a few numbers learns two crescents, each gradient by the chain rule.
  func scalar(_ page: Page) throws {
    var draw = generator(.moons)
    let moons = Moons(count: configuration.moonCount, using: &draw)
    var weights = generator(.scalar)
    let network = ScalarNetwork(width: configuration.scalarWidth, using: &weights)
    let total = configuration.scalarSteps
    let moments = [0, total / 10, total]
    var panels = [panel(network, moons, after: 0)]
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
      guard loss.number.isFinite else {
        throw TrainingError.lossNotFinite(
          model: "the network of scalars", loss: Float(loss.number), step: step, of: total)
      }
      if moments.contains(step) { panels.append(panel(network, moons, after: step)) }
      try page.progress(
        step, of: total, "a network of \(network.parameters.count) numbers",
        detail: "loss \(Format.number(loss.number, decimals: 3))")
    }
    let right = moons.accuracy(of: network.score(x:y:))
    let straight = moons.straightLineAccuracy(workers: workers)
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
      measured: "\(Format.percent(right)) of the points on the right side (at least 98 %), with the best "
        + "straight line \(Format.percent(straight)) (below that)",
      holds: right >= 0.98 && straight < right)
  }

  private func panel(_ network: ScalarNetwork, _ moons: Moons, after step: Int) -> Panels.Panel {
    let groups = [(1.0, "one crescent", 0x67001F), (-1.0, "the other", 0x053061)].map {
      side, name, colour in
      let members = zip(moons.points, moons.sides).filter { $1 == side }.map(\.0)
      return ScatterPlot.Group(
        name, x: members.map(\.x), y: members.map(\.y), colour: Colour(hex: UInt32(colour)),
        marker: side > 0 ? .disc : .ring)
    }
    return Panels.Panel(
      "after \(step) steps: \(Format.percent(moons.accuracy(of: network.score(x:y:)))) right",
      ScatterPlot.decision(
        groups, x: -2...2, y: -1.25...1.25, limit: 6, score: network.score(x:y:)))
  }
}
