import Phrases
import Plotting

extension Panels {
  /// A training at a glance: the loss of each batch and of held-out text, and the learning rate below.
  ///
  /// - Parameters:
  ///   - title: What came of it.
  ///   - subtitle: Which model, which text.
  ///   - plan: The plan of the training.
  ///   - batchLosses: The loss of each step's batch, in nats a character.
  ///   - curve: The held-out losses.
  ///   - references: Losses to compare with.
  ///   - footnote: How the held-out losses were taken.
  /// - Returns: The two charts.
  public static func training(
    title: Phrase, subtitle: Phrase, plan: TrainingPlan, batchLosses: [Double],
    curve: LearningCurve, references: [ReferenceLine], footnote: Phrase
  ) -> Panels {
    let (schedule, steps) = (plan.schedule, batchLosses.indices.map { Double($0 + 1) })
    let (grey, window) = (ModelColour.baseline.colour, batchLosses.count / 40)
    let losses = LineChart(
      title: "loss", xAxis: Axis("iteration", isInteger: true),
      yAxis: Axis("loss", unit: "nats/character"),
      series: [
        window > 1
          ? .smoothed("training", x: steps, y: batchLosses, window: window, colour: grey)
          : .init("training", x: steps, y: batchLosses, colour: grey),
        .init(
          "held out", x: curve.steps, y: curve.losses, colour: ModelColour.transformer.colour,
          marker: .disc),
      ],
      references: references, names: .legend)
    let rate = LineChart(
      title: "learning rate", xAxis: Axis("iteration", isInteger: true),
      yAxis: Axis("learning rate", includesZero: true),
      series: [
        .init(
          "learning rate", x: steps, y: batchLosses.indices.map { Double(schedule[$0]) },
          colour: ModelColour.other.colour)
      ], names: .legend)
    return Panels(
      title: title, subtitle: subtitle, columns: 1,
      panels: [.init("loss", losses), .init("learning rate: warm-up, then a cosine", rate)],
      footnote: footnote)
  }
}
