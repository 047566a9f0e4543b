import Autograd
import Experiments

extension Features {
  /// Step `scalar`: a network of a few numbers learns two crescents, each gradient by the chain rule.
  func scalar(_ page: Page) throws {
    var (draw, weights) = (generator(.moons), generator(.scalar))
    let moons = Moons(count: configuration.moonCount, using: &draw)
    let network = ScalarNetwork(width: configuration.scalarWidth, using: &weights)
    let total = configuration.scalarSteps
    var accuracy: Double { moons.accuracy(of: network.score(x:y:)) }
    func panel(after step: Int) -> Panels.Panel {
      moons.panel("after \(step) steps: \(accuracy, percent: 1) right", score: network.score(x:y:))
    }
    var panels = [panel(after: 0)]
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
      try TrainingError.check(loss.number, of: "the network of scalars", step: step, of: total)
      if [total / 10, total].contains(step) { panels.append(panel(after: step)) }
      try page.progress(
        step, of: total, "a network of \(network.parameters.count) numbers",
        detail: "loss \(loss.number, decimals: 3)")
    }
    let (right, straight) = (accuracy, moons.straightLineAccuracy(workers: workers))
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
    try page.claim(
      "simple-and-general", "Deep learning solves a complex problem in a simple and general way",
      .check(
        "\(right, percent: 1) of the points on the right side", right,
        .atLeast(
          0.98, shown: "98 %",
          because: "two of 120 points may lie on the wrong side, as noise has put some there")),
      .check(
        "with the best straight line \(straight, percent: 1)", straight,
        .below(right, shown: "that", because: "the boundary has to bend")))
  }
}
