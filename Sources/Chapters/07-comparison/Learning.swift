import Autograd
import Experiments
import LanguageModels
import Text

extension Comparison {
  /// A training on text: what came of it, and how.
  typealias Lesson = (trained: Trained, curve: LearningCurve, tokensPerSecond: Double)

  /// Step `learning`: the same text, the same number of parameters, the same batches.
  func learning(_ page: Page) throws {
    let lessons = try Results(Self.kinds) { kind in
      try (0..<configuration.seedCount).map {
        try learn(kind, run: $0, rate: rates.text[kind] ?? 0, page)
      }
    }
    learned = lessons.mapped { $0.map(\.trained) }
    try report(lessons, page)
  }

  /// Trains one model on text.
  func learn(_ kind: ModelKind, run: Int, rate: Float, _ page: Page) throws -> Lesson {
    let sampler = try BatchSampler(
      tokens: text.training, batchSize: configuration.textBatchSize,
      contextLength: configuration.contextLength)
    var plan = configuration.text
    (plan.peakRate, plan.floorRate) = (rate, rate / 10)
    var curve = LearningCurve()
    var weights = generator(.weights, run: run)
    var batches = generator(.batches, run: run)  // the same windows in the same order for all kinds
    var parameters = Parameters()
    let model = kind.make(asLargeAs: textShape(), in: &parameters, using: &weights)
    // snippet: loop
    var trainer = Trainer(parameters, by: plan, "\(kind.name), run \(run + 1)", on: workers)
    for step in 0..<plan.steps {
      let batch = sampler.next(using: &batches)  // [B, T]
      try trainer.backward(batch, model)  // the loss and its gradient
      trainer.update(learningRate: plan.schedule[step])
      if plan.isPoint(step + 1, of: configuration.pointCount) {
        curve.add(loss(model, trainer.parameters, every: configuration.curveStride), after: trainer)
      }
      try page.progress(trainer)
    }
    // end snippet
    let loss = loss(model, trainer.parameters)
    return (
      Trained(model, trainer.parameters, validationLoss: loss), curve, trainer.tokensPerSecond
    )
  }

  /// The mean loss over the held-out text, each window from an empty memory.
  private func loss(
    _ model: any LanguageModel, _ parameters: Parameters, every stride: Int = 1
  ) -> Double {
    meanLoss(over: windows, every: stride, parameters, workers: workers, model: model)
  }

  // MARK: - What came out

  private func report(_ lessons: Results<ModelKind, [Lesson]>, _ page: Page) throws {
    let losses = learned.mapped { Spread($0.map(\.validationLoss)) }
    let counts = learned.mapped { $0[0].parameters.count }
    let counting = CountingLosses(
      training: text.training, heldOut: windows.tokens,
      vocabularySize: text.tokenizer.vocabularySize)
    try page.metric("validation_loss_counts_6", counting.sixgram, unit: "nats a character")
    try page.table(
      "Each with the same means",
      columns: [
        "model", "size", "parameters", "learning rate", "held-out loss", "lowest", "highest",
      ],
      rows: losses.map { kind, loss in
        [
          .text(kind.name), .text(learned[kind][0].model.sizeText), .number(counts[kind]),
          .number(rates.text[kind] ?? 0), .number(loss.median), .number(loss.low),
          .number(loss.high),
        ]
      } + [
        ["counting runs of six", nil, nil, nil, .number(counting.sixgram), nil, nil]
      ])
    for (kind, loss) in losses {
      try page.metric("validation_loss_\(kind.rawValue)", loss.median, unit: "nats a character")
      try page.metric(
        "train_tokens_per_second_\(kind.rawValue)",
        Spread(lessons[kind].map(\.tokensPerSecond)).median,
        timed: true)
      try page.metric("parameters_\(kind.rawValue)", counts[kind])
    }
    let (least, most) = (counts.all.min() ?? 1, counts.all.max() ?? 1)
    try page.metric("parameters_spread", Double(most - least) / Double(least))
    try reportCarried(page)
    try page.figure(
      "learning", learningFigure(lessons, best: losses.smallest { $0.median }, counting, page),
      caption: "Held-out loss against what was read: the same characters for all three.")
    try page.figure(
      "learning-time", timeFigure(lessons, page),
      caption: "The same losses against the seconds of training.", timed: true)
    let differences = Results([ModelKind.rnn, .lstm]) { kind in
      PairedDifferences(
        learned[.transformer].map(\.validationLoss), learned[kind].map(\.validationLoss))
    }
    try page.claim(
      "predicts-better", "Transformers predict better than recurrent models",
      .check(
        """
        held-out loss \(losses[.transformer].text) with a transformer, \(losses[.lstm].text) with an \
        LSTM, \(losses[.rnn].text) with an RNN; the transformer less the LSTM and less the RNN, run by \
        run: \(Spread(differences[.lstm].differences).text), \(Spread(differences[.rnn].differences).text)
        """, differences.all.map(\.highest),
        .below(0, because: "lower in each run, where all read the same windows")))
  }

  /// A recurrent model may read on from where it was, at no cost; the transformer's window may not grow.
  private func reportCarried(_ page: Page) throws {
    let streams = try TextStreams(
      tokens: windows.tokens, batchSize: 32, windowLength: configuration.contextLength)
    for (kind, trained) in learned {
      guard let model = trained[0].model as? RecurrentLanguageModel else { continue }
      try page.metric(
        "carried_loss_\(kind.rawValue)",
        meanLoss(over: streams, trained[0].parameters, workers: workers, model: model),
        unit: "nats a character")
    }
  }

  private func learningFigure(
    _ lessons: Results<ModelKind, [Lesson]>, best: ModelKind, _ counting: CountingLosses,
    _ page: Page
  ) -> LineChart {
    LineChart(
      title: "Same size, same text, same characters read: the \(best.name) learns most",
      subtitle: learningSubtitle(page),
      xAxis: Axis("characters read", isInteger: true),
      yAxis: Axis("held-out loss", unit: "nats/character"),
      series: lessons.mapped { $0.map(\.curve.losses) }.bands(
        over: lessons[.transformer][0].curve.tokens),
      references: [.horizontal(counting.sixgram, "counting runs of six")],
      footnote: """
        Each model at a learning rate of its own; held out: one of \(configuration.curveStride) batches \
        of windows. Counting has read all \(Double(text.training.count)) characters.
        """)
  }

  private func timeFigure(_ lessons: Results<ModelKind, [Lesson]>, _ page: Page) -> LineChart {
    LineChart(
      title: "Against the clock, what each step costs counts too", subtitle: learningSubtitle(page),
      xAxis: Axis("seconds of training", includesZero: true),
      yAxis: Axis("held-out loss", unit: "nats/character"),
      series: lessons.flatMap { kind, runs in
        runs.enumerated().map { run, lesson in
          LineChart.Series(
            run == 0 ? kind.name : "", x: lesson.curve.seconds, y: lesson.curve.losses,
            colour: kind.colour, marker: kind.marker)
        }
      }, names: .legend,
      footnote: "\(workers.threadCount) threads; what else the machine does makes it longer.")
  }

  private func learningSubtitle(_ page: Page) -> Phrase {
    """
    \(Double(learned[.transformer][0].parameters.count)) parameters; \(corpus.title), windows of \
    \(configuration.contextLength) characters; \(runsText(page))
    """
  }
}
