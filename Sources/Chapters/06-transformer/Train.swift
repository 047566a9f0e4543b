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
    .training(
      title: trained.validationLoss < counting.sixgram
        ? """
        Held-out loss falls to \(trained.validationLoss, decimals: 2) nats a character, below counting \
        runs of six
        """
        : """
        Held-out loss falls to \(trained.validationLoss, decimals: 2) nats a character; counting runs of \
        six is better
        """,
      subtitle: subtitle(page), plan: configuration.main.plan, batchLosses: batchLosses,
      curve: curve,
      references: [.horizontal(counting.unigram, "counting characters")]
        + (counting.bigram.map { [.horizontal($0, "counting pairs")] } ?? [])
        + [.horizontal(counting.sixgram, "counting runs of six")],
      footnote: """
        Held out: one of \(configuration.curveStride) batches of windows; the last point: all of the \
        held-out text.
        """)
  }

  private func compareWithCounting(
    _ loss: Double, _ counting: CountingLosses, _ page: Page
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
    rows.append(["this transformer", .number(loss)])
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
  }
}
