import Experiments
import LanguageModels
import Text

extension Counting {
  /// Shows where shared vectors and where counts predict better.
  func report(_ trials: [PerceptronTrial], _ page: Page) throws {
    guard let most = trials.last else { return }
    try page.metric("parameters_perceptron", most.parameters)
    try page.metric(
      "validation_loss_perceptron", Surprise(most.network).natsPerToken, unit: "nats a character")
    try page.metric(
      "validation_loss_counts_6", Surprise(most.counting).natsPerToken, unit: "nats a character")
    let back = configuration.lookBack
    try page.table(
      "Bits a character from the last \(back), by counting, by a perceptron, and by both",
      columns: [
        "characters read", "counting", "perceptron", "both", "contexts never read",
        "there: counting", "there: perceptron",
      ],
      rows: trials.map { trial in
        [
          .number(trial.characters), .number(trial.bits(trial.counting, .all), decimals: 3),
          .number(trial.bits(trial.network, .all), decimals: 3),
          .number(trial.bits(trial.mixed, .all), decimals: 3),
          .text("\(trial.newShare, percent: 1)"),
          .number(trial.bits(trial.counting, .new), decimals: 3),
          .number(trial.bits(trial.network, .new), decimals: 3),
        ]
      })
    let added = trials.map { $0.saved(by: $0.mixed).median }
    try page.metric("bits_saved_by_both_least_text", added[0], unit: "bits a character")
    try page.metric("bits_saved_by_both", added[added.count - 1], unit: "bits a character")
    try page.figure(
      "perceptron", perceptronFigure(trials, page),
      caption: "Counting and a perceptron on the same characters, and where the context is new.")
    try judge(trials, page)
  }

  private func judge(_ trials: [PerceptronTrial], _ page: Page) throws {
    let least = trials[0]
    func measured(_ differences: PairedDifferences) -> Phrase {
      """
      \(differences.median, decimals: 3) bits a character, \(differences.lowest, decimals: 3) to \
      \(differences.highest, decimals: 3) in five parts of the held-out text
      """
    }
    // The error of a mean over the held-out text is 0.004 bits.
    let bound = Bound.atLeast(0.02, because: "five times what the held-out text's own chance makes")
    let alone = least.saved(by: least.network)
    try page.claim(
      "vectors-beat-counts",
      "Where text is scarce, vectors that contexts share predict better than counts",
      .check(
        "after \(Double(least.characters)) characters the perceptron saves \(measured(alone))",
        alone.differences, bound))
    let (both, shorter) = (least.saved(by: least.mixed), least.saved(by: least.mixedWithShorter))
    try page.claim(
      "vectors-add-to-counts",
      "Shared vectors know something that counts don't: both together predict better than counts",
      .check(
        "with the perceptron mixed in, counting saves \(measured(both))", both.differences, bound),
      .check(
        "with shorter runs mixed in instead, \(measured(shorter))", shorter.median,
        .atMost(
          both.median / 2, shown: "half of that",
          because: "any second opinion smooths; a mixture with what was counted shows how much")))
  }

  private func perceptronFigure(_ trials: [PerceptronTrial], _ page: Page) -> LineChart {
    let x = trials.map { Double($0.characters) }
    func line(
      _ name: Phrase, _ colour: ModelColour, _ contexts: PerceptronTrial.Contexts,
      _ losses: (PerceptronTrial) -> [Double]
    ) -> LineChart.Series {
      .init(
        name, x: x, y: trials.map { $0.bits(losses($0), contexts) }, colour: colour.colour,
        dash: contexts == .all ? .solid : .dashed, marker: contexts == .all ? .disc : .ring)
    }
    return LineChart(
      title: perceptronTitle(trials),
      subtitle: subtitle(
        "Both see the last \(configuration.lookBack) characters; a perceptron of "
          + "\(Double(trials[0].parameters)) numbers", page),
      xAxis: Axis("characters read", scale: .logarithmic),
      yAxis: Axis("surprise at new text", unit: "bits/character"),
      series: [
        line("counting, contexts never read", .counting, .new, \.counting),
        line("perceptron, contexts never read", .other, .new, \.network),
        line("perceptron", .other, .all, \.network),
        line("counting", .counting, .all, \.counting),
        line("both together", .baseline, .all, \.mixed),
      ], names: .legend,
      footnote: """
        Counting: runs of \(configuration.lookBack + 1), Kneser-Ney. The perceptron is the best moment of \
        \(Double(configuration.perceptronPlan.steps)) steps, by a quarter of the held-out text that is not \
        judged here.
        """)
  }

  /// What the lines say, by whether one model is ahead at all amounts of text.
  private func perceptronTitle(_ trials: [PerceptronTrial]) -> Phrase {
    func networkLeads(_ contexts: PerceptronTrial.Contexts) -> [Bool] {
      trials.map { $0.bits($0.network, contexts) < $0.bits($0.counting, contexts) }
    }
    let (all, new) = (networkLeads(.all), networkLeads(.new))
    if !all.contains(true), !new.contains(false) {
      return "Counting predicts better on the whole, shared vectors where the context is new"
    }
    if !all.contains(true), !new.contains(true) {
      return "Counting predicts better than this perceptron, in new contexts too"
    }
    return "Counting and a perceptron, by how much text both have read"
  }
}
