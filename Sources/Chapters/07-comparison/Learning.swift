import Autograd
import LanguageModels
import Notebook
import Plotting
import Tensors
import Text

/// What nine trainings on text looked like.
struct LearningCurves {
  /// Tokens read at each point.
  var tokens: [Double] = []
  /// Held-out loss at each point, by kind, `[run][point]`.
  var losses: [ModelKind: [[Double]]] = [:]
  /// Seconds in the training's steps at each point, by kind, `[run][point]`.
  var seconds: [ModelKind: [[Double]]] = [:]
  /// Tokens a second, by kind, one a run.
  var rates: [ModelKind: [Double]] = [:]
}

extension Study {
  /// Step `learning`: the same text, the same number of parameters, the same batches.
  func learning(_ page: Page) throws {
    var curves = LearningCurves()
    for kind in ModelKind.allCases {
      for run in 0..<configuration.seedCount {
        let trained = try learn(kind, run: run, rate: textRates[kind] ?? 0, page, &curves)
        learned[kind, default: []].append(trained)
      }
    }
    try report(curves, page)
  }

  /// Trains one model on text.
  func learn(
    _ kind: ModelKind, run: Int, rate: Float, _ page: Page, _ curves: inout LearningCurves
  ) throws -> TrainedModel {
    let plan = configuration.text
    let pointEvery = max(1, plan.iterations / configuration.pointCount)
    var (tokens, losses, seconds) = ([Double](), [Double](), [Double]())
    // snippet: same
    let sampler = try BatchSampler(
      tokens: data.training, batchSize: configuration.textBatchSize,
      contextLength: configuration.contextLength)
    var weights = generator(.weights, run: run)
    var batches = generator(.batches, run: run)  // the same windows in the same order for all kinds
    var parameters = Parameters()
    let contender = Contender(kind, asLargeAs: textShape, in: &parameters, using: &weights)
    let speed = try train(
      contender, &parameters, by: plan, peak: rate, page, label: "\(kind.name), run \(run + 1)",
      draw: { _ in sampler.next(using: &batches) },
      // end snippet
      watch: { moment in
        guard moment.done % pointEvery == 0 || moment.done == plan.iterations else { return }
        tokens.append(Double(moment.tokens))
        seconds.append(moment.seconds)
        losses.append(
          meanLoss(
            over: data.windows, every: configuration.curveStride, moment.parameters,
            workers: workers, model: contender.model))
      })
    curves.tokens = tokens
    curves.losses[kind, default: []].append(losses)
    curves.seconds[kind, default: []].append(seconds)
    curves.rates[kind, default: []].append(speed)
    return TrainedModel(
      contender: contender, parameters: parameters,
      validationLoss: meanLoss(
        over: data.windows, parameters, workers: workers, model: contender.model))
  }

  /// The transformer's shape for this text.
  var textShape: TransformerConfiguration {
    configuration.textShape(vocabularySize: data.tokenizer.vocabularySize)
  }

  // MARK: - What came out

  private func report(_ curves: LearningCurves, _ page: Page) throws {
    let spreads = ModelKind.allCases.map { kind in
      Spread((learned[kind] ?? []).map(\.validationLoss))
    }
    let counts = ModelKind.allCases.map { learned[$0]?.first?.parameters.count ?? 0 }
    try page.table(
      "Each with the same means",
      columns: [
        "model", "size", "parameters", "learning rate", "held-out loss", "lowest", "highest",
      ],
      rows: ModelKind.allCases.enumerated().map { index, kind in
        [
          .text(kind.name), .text(learned[kind]?.first?.contender.sizeText ?? ""),
          .number(counts[index]), .number(Double(textRates[kind] ?? 0)),
          .number(spreads[index].median), .number(spreads[index].low), .number(spreads[index].high),
        ]
      })
    for (kind, spread) in zip(ModelKind.allCases, spreads) {
      try page.metric("validation_loss_\(kind.rawValue)", spread.median, unit: "nats a character")
      try page.metric(
        "train_tokens_per_second_\(kind.rawValue)", Spread(curves.rates[kind] ?? []).median,
        timed: true)
    }
    for (kind, count) in zip(ModelKind.allCases, counts) {
      try page.metric("parameters_\(kind.rawValue)", count)
    }
    let (least, most) = (counts.min() ?? 1, counts.max() ?? 1)
    try page.metric("parameters_spread", Double(most - least) / Double(least))
    try reportCarried(page)
    try page.figure(
      "learning", learningFigure(curves, spreads, page),
      caption: "Held-out loss against what was read: the same characters for all three.")
    try page.figure(
      "learning-time", timeFigure(curves, page),
      caption: "The same losses against the seconds of training.", timed: true)
    let (rnn, lstm, transformer) = (spreads[0], spreads[1], spreads[2])
    // Apart from the ranges over seeds: a difference within them says nothing.
    page.claim(
      "Transformers predict better than recurrent models",
      korean: "트랜스포머는 순환 모델보다 더 정확하게 예측한다",
      measured: "held-out loss \(transformer.text) with a transformer, \(lstm.text) with an LSTM, "
        + "\(rnn.text) with an RNN (its highest below the lowest of both)",
      holds: transformer.high < min(rnn.low, lstm.low))
  }

  /// A recurrent model may read on from where it was, at no cost; the transformer's window may not grow.
  private func reportCarried(_ page: Page) throws {
    let streams = try TextStreams(
      tokens: data.windows.tokens, batchSize: 32, windowLength: configuration.contextLength)
    for kind in [ModelKind.rnn, .lstm] {
      guard let trained = learned[kind]?.first,
        let model = trained.contender.model as? RecurrentLanguageModel
      else { continue }
      try page.metric(
        "carried_loss_\(kind.rawValue)",
        meanLoss(over: streams, trained.parameters, workers: workers, model: model),
        unit: "nats a character")
    }
  }

  private func learningFigure(
    _ curves: LearningCurves, _ spreads: [Spread], _ page: Page
  ) -> LineChart {
    let best = spreads.indices.min { spreads[$0].median < spreads[$1].median } ?? 0
    return LineChart(
      title:
        "Same size, same text, same characters read: the \(ModelKind.allCases[best].name) learns most",
      subtitle: learningSubtitle(page),
      xAxis: Axis("characters read", isInteger: true),
      yAxis: Axis("held-out loss", unit: "nats/character"),
      series: ModelKind.allCases.map { kind in
        .median(
          kind.name, x: curves.tokens, runs: curves.losses[kind] ?? [], colour: kind.colour,
          marker: kind.marker)
      },
      footnote: "Each model at a learning rate of its own; held out: one of "
        + "\(configuration.curveStride) batches of windows.")
  }

  private func timeFigure(_ curves: LearningCurves, _ page: Page) -> LineChart {
    LineChart(
      title: "Against the clock, what each step costs counts too", subtitle: learningSubtitle(page),
      xAxis: Axis("seconds of training", includesZero: true),
      yAxis: Axis("held-out loss", unit: "nats/character"),
      series: ModelKind.allCases.flatMap { kind in
        zip(curves.seconds[kind] ?? [], curves.losses[kind] ?? []).enumerated().map { run, curve in
          LineChart.Series(
            run == 0 ? kind.name : "", x: curve.0, y: curve.1, colour: kind.colour,
            marker: kind.marker)
        }
      }, names: .legend,
      footnote: "\(workers.threadCount) threads; what else the machine does makes it longer.")
  }

  private func learningSubtitle(_ page: Page) -> String {
    let parameters = learned[.transformer]?.first?.parameters.count ?? 0
    return "\(Format.number(Double(parameters))) parameters; \(data.title), windows of "
      + "\(configuration.contextLength) characters; \(seedsText(page))"
  }
}
