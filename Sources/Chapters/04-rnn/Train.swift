import Autograd
import Experiments
import LanguageModels
import Text

extension RecurrentExperiment {
  /// A training: what came of it, and how.
  typealias Lesson = (trained: Trained, curve: LearningCurve, tokensPerSecond: Double)

  /// Step `train`: three cells with as many parameters each, on the same text in the same order.
  func train(_ page: Page) throws {
    page.say(
      """
      \(corpus.title): \(Double(text.training.count)) characters to learn from, \
      \(Double(heldOut.tokens.count)) held out, \(text.tokenizer.vocabularySize) \
      different ones.
      """)
    let lessons = try Results(RecurrentCell.allCases) { try learn($0, page) }
    trained = lessons.mapped(\.trained)
    try report(lessons, page)
    for (cell, trained) in trained {
      try page.checkpoint(
        "checkpoint-\(cell.rawValue)", of: trained, text.tokenizer,
        reading: Array(shown.tokens.prefix(64)))
    }
    page.say(
      """
      checkpoint-rnn/, checkpoint-gru/ and checkpoint-lstm/ hold what torch.nn.RNN, GRU and LSTM load: \
      Scripts/check_recurrent.py compares.
      """)
  }

  /// Trains one model: each window continues the one before, with the state that was carried there.
  private func learn(_ cell: RecurrentCell, _ page: Page) throws -> Lesson {
    let lstm = RecurrentConfiguration(
      cell: .lstm, vocabularySize: text.tokenizer.vocabularySize,
      embeddingWidth: configuration.embeddingWidth, width: configuration.width,
      layerCount: configuration.layerCount)
    var (weights, parameters) = (generator(.weights), Parameters())
    let model = RecurrentLanguageModel(
      lstm.matched(to: cell), in: &parameters, using: &weights)  // as many parameters
    let plan = plan(cell)
    let moments = plan.steps(at: configuration.moments)
    let pointEvery = max(1, plan.steps / configuration.pointCount)
    var snapshots = [Snapshot(step: 0, parameters)]
    var curve = LearningCurve()
    func loss(_ text: TextStreams, _ parameters: Parameters) -> Double {
      meanLoss(over: text, parameters, workers: workers, model: model)
    }
    func addPoint(_ trainer: Trainer) {
      curve.add(loss(curveText, trainer.parameters), after: trainer)
    }
    let beginning = RecurrentState(model.configuration, batchSize: streams.batchSize)
    // snippet: loop
    var trainer = Trainer(parameters, by: plan, cell.label, on: workers)
    var state = beginning
    for step in 0..<plan.steps {
      let place = step % streams.fullWindowCount
      if place == 0 { state = beginning }  // the text begins, or begins again
      try trainer.backward(streams[place], model, state: &state)
      trainer.update(learningRate: plan.schedule[step])
      if moments.contains(step + 1) { snapshots.append(trainer.snapshot) }
      if (step + 1) % pointEvery == 0 { addPoint(trainer) }
      try page.progress(trainer)
    }
    // end snippet
    let trained = Trained(
      model, trainer.parameters, validationLoss: loss(heldOut, trainer.parameters),
      snapshots: snapshots)
    return (trained, curve, trainer.tokensPerSecond)
  }

  // MARK: - What came out

  private func report(_ lessons: Results<RecurrentCell, Lesson>, _ page: Page) throws {
    let counting = CountingLosses(
      training: text.training, heldOut: heldOut.tokens,
      vocabularySize: text.tokenizer.vocabularySize)
    try page.metric("validation_loss_counts_6", counting.sixgram, unit: "nats a character")
    for (cell, model) in trained {
      try page.metric(
        "validation_loss_\(cell.rawValue)", model.validationLoss, unit: "nats a character")
    }
    try page.table(
      "Three models of one size",
      columns: ["cell", "parameters", "width", "learning rate", "loss"],
      rows: trained.map { cell, trained in
        [
          .text(cell.label), .number(trained.parameters.count), .number(trained.model.width),
          .number(configuration.peakRate(cell)), .number(trained.validationLoss),
        ]
      } + [["counting runs of six", nil, nil, nil, .number(counting.sixgram)]])
    let counts = trained.all.map { Double($0.parameters.count) }
    try page.metric(
      "parameter_spread", ((counts.max() ?? 1) / (counts.min() ?? 1)) - 1, unit: "share")
    for (cell, lesson) in lessons {
      try page.metric(
        "characters_per_second_\(cell.rawValue)", lesson.tokensPerSecond, timed: true)
    }
    try page.figure(
      "loss", lossFigure(lessons.mapped(\.curve), counting, page),
      caption: "The same text, the same number of parameters: only what happens at a step differs.")
    try judge(counting, page)
  }

  private func lossFigure(
    _ curves: Results<RecurrentCell, LearningCurve>, _ counting: CountingLosses, _ page: Page
  ) -> LineChart {
    let best = trained.smallest { $0.validationLoss }
    let (loss, runs) = (trained[best].validationLoss, counting.sixgram)
    let points: Phrase = """
      Points and line: over the first \(Double(curveText.tokens.count)) held-out characters. The title: \
      over all \(Double(heldOut.tokens.count)).
      """
    return LineChart(
      title: loss < runs
        ? """
        \(best.label) predicts best, \(loss, decimals: 2) nats a character: better than counting runs \
        of six
        """
        : """
        \(best.label) predicts best of the three, \(loss, decimals: 2) nats a character; counting runs of \
        six is better
        """,
      subtitle: subtitle(page), xAxis: Axis("characters read", unit: "millions"),
      yAxis: Axis("held-out loss", unit: "nats/character"),
      series: curves.map { cell, curve in
        .init(
          cell.label, x: curve.tokens.map { $0 / 1e6 }, y: curve.losses, colour: cell.colour,
          marker: .disc)
      },
      references: [
        .horizontal(
          counting.sixgram(overFirst: curveText.tokens.count), "counting runs of six")
      ],
      footnote: counting.bigram.map {
        "Counting pairs of characters reaches \($0, decimals: 2). \(points)"
      } ?? points)
  }

  private func judge(_ counting: CountingLosses, _ page: Page) throws {
    let losses = trained.mapped(\.validationLoss)
    let worst = losses.all.max() ?? 0
    let bar = counting.bigram ?? counting.unigram
    try page.metric("counting_loss", bar, unit: "nats a character")
    try page.claim(
      "predicts-next",
      "An RNN reads a text in order and predicts the next token from what came before",
      .check(
        "loss of the worst of the three \(worst, decimals: 3)", worst,
        .below(
          bar, shown: "\(bar, decimals: 3)", because: "what the last character alone can tell")))
    try page.claim(
      "gates-predict-better",
      "A plain RNN's performance is limited: with gates, as many parameters predict better",
      .check(
        "LSTM \(losses[.lstm], decimals: 3) nats a character", losses[.lstm],
        .below(
          losses[.rnn], shown: "the RNN's \(losses[.rnn], decimals: 3)",
          because: "as many parameters, the same characters in the same order")))
  }
}
