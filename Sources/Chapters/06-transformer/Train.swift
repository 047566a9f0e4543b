import Experiments
import LanguageModels
import Platform
import Text

extension TransformerExperiment {
  /// Step `train`: predict the next character, again and again.
  func train(_ page: Page) throws {
    let (model, plan) = (untrained.model, configuration.main.plan)
    let moments = plan.steps(at: configuration.moments)
    var snapshots = moments.contains(0) ? [Snapshot(step: 0, untrained.parameters)] : []
    var batchLosses: [Double] = []
    var curve = LearningCurve()
    let rate = "\(plan.peakRate)"
    let advice: Phrase = "a smaller --learning-rate than \(rate) should keep it finite"
    // snippet: train
    let trainer = try train(
      untrained, by: configuration.main, "the transformer", advice: advice, page
    ) { trainer in
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
    let informed = meanLoss(
      overlapping: windows.tokens, contextLength: windows.contextLength, trainer.parameters,
      workers: workers, model: model)  // each character with half a window or more before it
    // end snippet
    curve.add(loss, after: trainer)
    trained = Trained(model, trainer.parameters, validationLoss: loss, snapshots: snapshots)

    try page.metric("validation_loss", loss, unit: "nats a character")
    try page.metric("validation_loss_overlapping", informed, unit: "nats a character")
    try page.metric("bits_per_character", loss / log(2.0), unit: "bits")
    try page.metric(
      "training_loss", batchLosses.suffix(max(1, plan.steps / 20)).mean, unit: "nats a character")
    try page.metric("tokens_per_second", trainer.tokensPerSecond, timed: true)
    let counting = CountingLosses(
      training: text.training, heldOut: windows.tokens,
      vocabularySize: text.tokenizer.vocabularySize)
    try page.figure(
      "loss", lossFigure(batchLosses, curve, informed, counting, page),
      caption: "Most is learned early; the end of the schedule's fall brings the last part.")
    try compareWithCounting(loss, informed, counting, page)
  }

  private func lossFigure(
    _ batchLosses: [Double], _ curve: LearningCurve, _ informed: Double,
    _ counting: CountingLosses, _ page: Page
  ) -> Panels {
    .training(
      title: informed < counting.sixgram
        ? """
        The transformer beats counting: \(informed, decimals: 3) nats a character against \
        \(counting.sixgram, decimals: 3)
        """
        : """
        Counting beats this transformer: \(counting.sixgram, decimals: 3) nats a character against \
        \(informed, decimals: 3)
        """,
      subtitle: subtitle(page), plan: configuration.main.plan, batchLosses: batchLosses,
      curve: curve,
      references: [.horizontal(counting.unigram, "counting characters")]
        + (counting.bigram.map { [.horizontal($0, "counting pairs")] } ?? [])
        + [.horizontal(counting.sixgram, "counting runs of six")],
      footnote: """
        Held out: one of \(configuration.curveStride) batches of windows, each from an empty memory; the \
        last point: all of the held-out text. The title: each character with half a window before it.
        """)
  }

  private func compareWithCounting(
    _ loss: Double, _ informed: Double, _ counting: CountingLosses, _ page: Page
  ) throws {
    try page.metric("validation_loss_counts_6", counting.sixgram, unit: "nats a character")
    try page.metric("unigram_loss", counting.unigram, unit: "nats a character")
    var rows: [[Cell]] = [
      ["every character equally likely", .number(counting.uniform)],
      ["counting characters", .number(counting.unigram)],
    ]
    if let bigram = counting.bigram {
      try page.metric("bigram_loss", bigram, unit: "nats a character")
      rows.append(["counting pairs of characters", .number(bigram)])
    }
    rows.append(["counting runs of six characters, Kneser-Ney", .number(counting.sixgram)])
    rows.append(["this transformer, each window from an empty memory", .number(loss)])
    rows.append(["this transformer, half a window or more before each", .number(informed)])
    try page.table(
      "Held-out loss, in nats a character", columns: ["prediction by", "loss"], rows: rows)
    let bar = counting.bigram ?? counting.unigram
    try page.claim(
      "learns-without-labels",
      "Predicting the next token, without labels, teaches a model the language",
      .check(
        "held-out loss \(loss, decimals: 3)", loss,
        .below(
          bar, shown: "\(bar, decimals: 3)",
          because: "what counting reaches, which looks at the last character only")))
    try page.claim(
      "beats-counting", "A network predicts the text better than counting does",
      .check(
        """
        \(informed, decimals: 3) nats a character with half a window before each, \
        \(loss, decimals: 3) from an empty memory; counting runs of six \
        \(counting.sixgram, decimals: 3) on the same characters
        """, informed,
        .below(
          counting.sixgram, shown: "counting's \(counting.sixgram, decimals: 3)",
          because: "the strongest simple way, which has the text before each character too")))
  }
}
