import Experiments
import LanguageModels
import Notebook
import Platform
import Plotting
import Text

extension TransformerExperiment {
  /// Step `train`: predict the next character, again and again.
  func train(_ page: Page) throws {
    let (model, plan) = (untrained.model, configuration.main.plan)
    let moments = plan.steps(at: configuration.moments)
    var snapshots = moments.contains(0) ? [Snapshot(step: 0, untrained.parameters)] : []
    var batchLosses: [Double] = []
    var curve = LearningCurve()
    // snippet: train
    let trainer = try train(untrained, by: configuration.main, "the transformer", page) { trainer in
      batchLosses.append(Double(trainer.loss))
      let done = trainer.stepCount
      if moments.contains(done) { snapshots.append(trainer.snapshot) }
      if done < plan.steps, plan.isPoint(done, of: configuration.pointCount) {
        curve.add(
          heldOutLoss(model, trainer.parameters, every: configuration.curveStride),
          after: trainer)
      }
    }
    let loss = heldOutLoss(model, trainer.parameters)  // over all held-out text
    // end snippet
    curve.add(loss, after: trainer)
    trained = Trained(model, trainer.parameters, validationLoss: loss, snapshots: snapshots)

    try page.metric("validation_loss", loss, unit: "nats a character")
    try page.metric("bits_per_character", loss / log(2.0), unit: "bits")
    try page.metric(
      "training_loss", batchLosses.suffix(max(1, plan.steps / 20)).mean, unit: "nats a character")
    try page.metric("tokens_per_second", trainer.tokensPerSecond, timed: true)
    let counting = CountingLosses(
      training: text.training, heldOut: windows.tokens,
      vocabularySize: text.tokenizer.vocabularySize)
    try page.figure(
      "loss", lossFigure(batchLosses, curve, counting, page),
      caption: "Most is learned early; the end of the schedule's fall brings the last part.")
    try compareWithCounting(loss, counting, page)
  }

  private func lossFigure(
    _ batchLosses: [Double], _ curve: LearningCurve, _ counting: CountingLosses, _ page: Page
  ) -> Panels {
    let schedule = configuration.main.plan.schedule
    let steps = (1...batchLosses.count).map(Double.init)
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
      references: [.horizontal(counting.unigram, "counting characters")]
        + (counting.bigram.map { [.horizontal($0, "counting pairs")] } ?? []),
      names: .legend)
    let rate = LineChart(
      title: "learning rate", xAxis: Axis("iteration", isInteger: true),
      yAxis: Axis("learning rate", includesZero: true),
      series: [
        .init(
          "learning rate", x: steps, y: batchLosses.indices.map { Double(schedule[$0]) },
          colour: ModelColour.other.colour)
      ], names: .legend)
    return Panels(
      title: """
        Held-out loss falls to \(Format.number(trained.validationLoss, decimals: 2)) nats a character
        """,
      subtitle: subtitle(page), columns: 1,
      panels: [.init("loss", losses), .init("learning rate: warm-up, then a cosine", rate)],
      footnote: """
        Held out: one of \(configuration.curveStride) batches of windows; the last point: all of the \
        held-out text.
        """)
  }

  private func compareWithCounting(
    _ loss: Double, _ counting: CountingLosses, _ page: Page
  ) throws {
    try page.metric("unigram_loss", counting.unigram, unit: "nats a character")
    var rows: [[Cell]] = [
      ["every character equally likely", .number(counting.uniform)],
      ["counting characters", .number(counting.unigram)],
    ]
    if let bigram = counting.bigram {
      try page.metric("bigram_loss", bigram, unit: "nats a character")
      rows.append(["counting pairs of characters", .number(bigram)])
    }
    rows.append(["this transformer", .number(loss)])
    try page.table(
      "Held-out loss, in nats a character", columns: ["prediction by", "loss"], rows: rows)
    // Counting pairs is what a model reaches that looks at one character only: below it, more than
    // the last character was used, and nobody told the model what.
    let bar = counting.bigram ?? counting.unigram
    page.claim(
      "Predicting the next token, without labels, teaches a model the language",
      korean: "레이블 없이 다음 글자를 맞히는 것만으로 언어를 배운다",
      measured: """
        held-out loss \(Format.number(loss, decimals: 3)) (below \(Format.number(bar, decimals: 3)), what \
        counting reaches)
        """,
      holds: loss < bar)
  }
}
