import Autograd
import Experiments
import LanguageModels
import Platform
import Tensors
import Text

/// Fractions of right answers of one model, by task, one a distance.
typealias RecallScores = [RecallTask: [Double]]

extension Comparison {
  /// Step `recall`: keys and values, and copying, at growing distance.
  func recall(_ page: Page) throws {
    let scores = try Results(Self.kinds) { kind in
      try (0..<configuration.seedCount).map { run in
        recallScores(of: try learnRecall(kind, run: run, rate: rates.recall[kind] ?? 0, page))
      }
    }
    longRecall = scores.mapped { $0.map { $0[.pairs]?.last ?? 0 } }
    try report(scores, page)
  }

  // MARK: - Training

  /// Trains one model on both tasks.
  func learnRecall(_ kind: ModelKind, run: Int, rate: Float, _ page: Page) throws -> Trained {
    var weights = generator(.recallWeights, run: run)
    var drawn = generator(.recallBatches, run: run)  // the same sequences for all kinds
    var parameters = Parameters()
    let model = kind.make(asLargeAs: configuration.recallShape, in: &parameters, using: &weights)
    spread(model, &parameters, using: &weights)
    var plan = configuration.recall
    (plan.peakRate, plan.floorRate) = (rate, rate / 10)
    var trainer = Trainer(parameters, by: plan, "\(kind.name), run \(run + 1)", on: workers)
    for step in 0..<plan.steps {
      try trainer.backward(drawRecall(step, using: &drawn), model)
      trainer.update(learningRate: plan.schedule[step])
      try page.progress(trainer)
    }
    return Trained(model, trainer.parameters)
  }

  /// The batch of a step: first few items and short pauses, then more, for all models alike.
  // snippet: curriculum
  private func drawRecall(_ step: Int, using generator: inout SeededGenerator) -> Batch {
    let task: RecallTask = step % 3 < 2 ? .pairs : .copy
    let done = Double(step) / Double(configuration.recall.steps)
    let stage = configuration.stages.count { done >= $0 }  // 0, 1, 2
    let items = [2, 4, RecallTask.itemCount][stage]
    let pause = Int.random(in: 0...[8, 32, configuration.longestPause][stage], using: &generator)
    return task.batch(
      items: items, pause: pause, rounds: configuration.rounds,
      tokens: configuration.recallTokens, using: &generator)
  }
  // end snippet

  /// Gives a transformer's tables other first values: wide embeddings, and waves as positions.
  ///
  /// Learning then changes them. PyTorch's, which the recurrent models have, are wide already.
  private func spread(
    _ model: any LanguageModel, _ parameters: inout Parameters,
    using generator: inout SeededGenerator
  ) {
    guard let model = model as? Transformer, let positions = model.positionEmbedding else { return }
    let (T, C) = (model.configuration.contextLength, model.width)
    parameters[model.tokenTable] = Tensor(
      Shape(model.vocabularySize, C), normalWithDeviation: configuration.embeddingDeviation,
      using: &generator)
    let waves = (0..<T).flatMap { t in
      (0..<C).map { c in
        let angle = Float(t) / pow(10_000, Float(c / 2 * 2) / Float(C))
        return configuration.positionAmplitude * (c % 2 == 0 ? sin(angle) : cos(angle))
      }
    }
    parameters[positions.weight] = Tensor(Shape(T, C), waves)
  }

  // MARK: - Tests

  /// The fractions of right answers at each distance.
  func recallScores(of trained: Trained) -> RecallScores {
    var scores: RecallScores = [:]
    for task in RecallTask.allCases {
      scores[task] = configuration.distances.map { recallScore(trained, task, distance: $0) }
    }
    return scores
  }

  /// The fraction of questions at one distance whose likeliest answer is right.
  private func recallScore(_ trained: Trained, _ task: RecallTask, distance: Int) -> Double {
    var drawn = generator(.recallTests)
    let batch = task.batch(
      items: RecallTask.itemCount, pause: task.pause(forDistance: distance), rounds: 1,
      batchSize: configuration.questionCount / RecallTask.itemCount, isShuffled: false,
      using: &drawn)
    let rows = trained.parameters.withTape { tape in
      trained.model.logits(of: batch.inputs[...], batchSize: batch.batchSize, on: tape).tensor
        .reshaped(Shape(batch.tokenCount, RecallTask.vocabularySize)).rows
    }
    let right = zip(rows, batch.targets).count { row, target in
      target >= 0 && row.indices.max { row[$0] < row[$1] } == Int(target)
    }
    return Double(right) / Double(batch.targetCount)
  }

  // MARK: - What came out

  private func report(_ scores: Results<ModelKind, [RecallScores]>, _ page: Page) throws {
    let recall = longRecall.mapped { Spread($0) }
    let near = scores.mapped { Spread($0.map { $0[.pairs]?.first ?? 0 }) }
    let copying = scores.mapped { Spread($0.map { $0[.copy]?.last ?? 0 }).median }
    let longest = configuration.distances.last ?? 0
    try page.table(
      "Right answers at \(longest) tokens, over \(configuration.seedCount) runs",
      columns: ["model", "learning rate", "key-value recall", "lowest", "highest", "copying"],
      rows: recall.map { kind, right in
        [
          .text(kind.name), .number(rates.recall[kind] ?? 0), .number(right.median),
          .number(right.low), .number(right.high), .number(copying[kind]),
        ]
      })
    for (kind, right) in recall {
      try page.metric("recall_\(kind.rawValue)_short", near[kind].median)
      try page.metric("recall_\(kind.rawValue)_long", right.median)
      try page.metric("copy_\(kind.rawValue)_long", copying[kind])
    }
    try page.metric("recall_chance", RecallTask.chance)
    try page.metric("recall_blind_guess", RecallTask.blindGuess)
    try page.figure(
      "recall", recallFigure(scores, page),
      caption: "Right answers against how far back the answer stands.")
    try page.claim(
      "context-kept", "A transformer keeps the context of long input",
      .check(
        "\(recall[.transformer].text) of the answers right at \(longest) tokens, median and range",
        recall[.transformer].median, .atLeast(0.95, because: "nearly every answer")))
    let shortest = configuration.distances.first ?? 0
    try page.claim(
      "meaning-lost", "An RNN loses the meaning of long input",
      .check(
        """
        \(near[.rnn].text) of the answers right with an RNN at \(shortest) tokens, \(near[.lstm].text) \
        with an LSTM
        """, near[.rnn].median,
        .atLeast(0.9, because: "what was never learned can't be lost with length")),
      .check(
        """
        \(recall[.rnn].text) and \(recall[.lstm].text) at \(longest) tokens
        """, recall[.rnn].median,
        .atMost(0.5, because: "with so few, most of what was read is lost")))
  }

  private func recallFigure(
    _ scores: Results<ModelKind, [RecallScores]>, _ page: Page
  ) -> Panels {
    let panels = RecallTask.allCases.map { task in
      Panels.Panel(
        task.name,
        LineChart(
          title: task.name, xAxis: Axis("tokens from question to answer", isInteger: true),
          yAxis: Axis("right answers", limits: 0...1.02),
          series: scores.mapped { $0.map { $0[task] ?? [] } }.bands(
            over: configuration.distances.map(Double.init)),
          references: [
            .horizontal(RecallTask.chance, "knows the values"),
            .horizontal(RecallTask.blindGuess, "blind guess"),
          ], names: .legend))
    }
    let right = longRecall.map { kind, runs in
      "\(kind.name) \(Spread(runs).median, decimals: 2)" as Phrase
    }.joined(separator: ", ")
    return Panels(
      title:
        "Right answers about what stood \(configuration.distances.last ?? 0) tokens ago: \(right)",
      subtitle: """
        \(RecallTask.itemCount) pairs or symbols, \(Double(configuration.questionCount)) questions a \
        point, same size and sequences for all; \(runsText(page))
        """,
      columns: 2, panels: panels,
      footnote: """
        A model that is not right at \(configuration.distances.first ?? 0) tokens has not learned the task: \
        of it the curve does not say what is lost with distance.
        """,
      chartHeight: 280)
  }
}
