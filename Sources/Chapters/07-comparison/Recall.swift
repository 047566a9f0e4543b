import Autograd
import LanguageModels
import Notebook
import Platform
import Plotting
import Tensors
import Text

/// Shares of right answers of one model, by task, one a distance.
typealias RecallScores = [RecallTask: [Double]]

extension Study {
  /// Step `recall`: keys and values, and copying, at growing distance.
  func recall(_ page: Page) throws {
    var scores: [ModelKind: [RecallScores]] = [:]
    for kind in ModelKind.allCases {
      for run in 0..<configuration.seedCount {
        let trained = try learnRecall(kind, run: run, rate: recallRates[kind] ?? 0, page)
        scores[kind, default: []].append(recallScores(of: trained))
      }
      longRecall[kind] = (scores[kind] ?? []).map { $0[.pairs]?.last ?? 0 }
    }
    try report(scores, page)
  }

  // MARK: - Training

  /// Trains one model on both tasks.
  func learnRecall(_ kind: ModelKind, run: Int, rate: Float, _ page: Page) throws -> TrainedModel {
    var weights = generator(.recallWeights, run: run)
    var drawn = generator(.recallBatches, run: run)  // the same sequences for all kinds
    var parameters = Parameters()
    let contender = Contender(
      kind, asLargeAs: configuration.recallShape, in: &parameters, using: &weights)
    spread(contender, &parameters, using: &weights)
    try train(
      contender, &parameters, by: configuration.recall, peak: rate, page,
      label: "\(kind.name), run \(run + 1)", draw: { drawRecall($0, using: &drawn) })
    return TrainedModel(contender: contender, parameters: parameters)
  }

  /// The batch of a step: first few items and short pauses, then more, for all models alike.
  // snippet: curriculum
  private func drawRecall(_ step: Int, using generator: inout SeededGenerator) -> Batch {
    let task: RecallTask = step % 3 < 2 ? .pairs : .copy
    let share = Double(step) / Double(configuration.recall.iterations)
    let stage = configuration.stages.count { share >= $0 }  // 0, 1, 2
    let items = [2, 4, RecallTask.itemCount][stage]
    let pause = Int.random(in: 0...[8, 32, configuration.longestPause][stage], using: &generator)
    let length = task.length(items: items, pause: pause, rounds: configuration.rounds)
    return task.batch(
      items: items, pause: pause, rounds: configuration.rounds,
      batchSize: max(2, configuration.recallTokens / length), isShuffled: true, using: &generator)
  }
  // end snippet

  /// Gives a transformer's tables other first values: wide embeddings, and waves as positions.
  ///
  /// Learning then changes them. PyTorch's, which the recurrent models have, are wide already.
  private func spread(
    _ contender: Contender, _ parameters: inout Parameters, using generator: inout SeededGenerator
  ) {
    guard case .transformer(let model) = contender.machine,
      let positions = model.positionEmbedding
    else { return }
    let (T, C) = (model.configuration.contextLength, model.configuration.width)
    parameters[model.tokenEmbedding.weight] = Tensor(
      Shape(model.configuration.vocabularySize, C),
      normalWithDeviation: configuration.embeddingDeviation, using: &generator)
    let waves = (0..<T).flatMap { t in
      (0..<C).map { c in
        let angle = Float(t) / pow(10_000, Float(c / 2 * 2) / Float(C))
        return configuration.positionAmplitude * (c % 2 == 0 ? sin(angle) : cos(angle))
      }
    }
    parameters[positions.weight] = Tensor(Shape(T, C), waves)
  }

  // MARK: - Tests

  /// The shares of right answers at each distance.
  func recallScores(of trained: TrainedModel) -> RecallScores {
    var scores: RecallScores = [:]
    for task in RecallTask.allCases {
      scores[task] = configuration.distances.map { recallScore(trained, task, distance: $0) }
    }
    return scores
  }

  /// The share of questions at one distance whose likeliest answer is right.
  private func recallScore(_ trained: TrainedModel, _ task: RecallTask, distance: Int) -> Double {
    var drawn = generator(.recallTests)
    let batch = task.batch(
      items: RecallTask.itemCount, pause: task.pause(forDistance: distance), rounds: 1,
      batchSize: configuration.questionCount / RecallTask.itemCount, isShuffled: false,
      using: &drawn)
    let rows = trained.parameters.withTape { tape in
      trained.contender.predictor(batch.inputs[...], batch.batchSize, tape).tensor
        .reshaped(Shape(batch.tokenCount, RecallTask.vocabularySize)).rows
    }
    var right = 0
    for (row, target) in zip(rows, batch.targets) where target >= 0 {
      let best = row.indices.max { row[$0] < row[$1] }
      right += best == Int(target) ? 1 : 0
    }
    return Double(right) / Double(batch.targets.count { $0 >= 0 })
  }

  // MARK: - What came out

  private func report(_ scores: [ModelKind: [RecallScores]], _ page: Page) throws {
    let spreads = ModelKind.allCases.map { Spread(longRecall[$0] ?? []) }
    let longest = configuration.distances.last ?? 0
    try page.table(
      "Right answers at \(longest) tokens, over \(configuration.seedCount) runs",
      columns: ["model", "learning rate", "key-value recall", "lowest", "highest", "copying"],
      rows: ModelKind.allCases.enumerated().map { index, kind in
        [
          .text(kind.name), .number(Double(recallRates[kind] ?? 0)), .number(spreads[index].median),
          .number(spreads[index].low), .number(spreads[index].high),
          .number(Spread((scores[kind] ?? []).map { $0[.copy]?.last ?? 0 }).median),
        ]
      })
    for (kind, spread) in zip(ModelKind.allCases, spreads) {
      try page.metric("recall_\(kind.rawValue)_long", spread.median)
      try page.metric(
        "copy_\(kind.rawValue)_long",
        Spread((scores[kind] ?? []).map { $0[.copy]?.last ?? 0 }).median)
    }
    try page.metric("recall_chance", RecallTask.chance)
    try page.figure(
      "recall", recallFigure(scores, page),
      caption: "Right answers against how far back the answer stands.")
    let (rnn, lstm, transformer) = (spreads[0], spreads[1], spreads[2])
    // The bar of this chapter: nearly every answer.
    page.claim(
      "A transformer keeps the context of long input",
      korean: "트랜스포머는 긴 입력 데이터에서도 맥락 정보를 유지한다",
      measured:
        "\(transformer.text) of the answers right at \(longest) tokens (median at least 0.95)",
      holds: transformer.median >= 0.95)
    // Half: with so few right answers, most of what was read is lost.
    page.claim(
      "An RNN loses the meaning of long input",
      korean: "RNN은 긴 입력 데이터에서 의미가 손실되고 성능이 저하된다",
      measured: "\(rnn.text) with an RNN, \(lstm.text) with an LSTM at \(longest) tokens; chance "
        + "\(Format.number(RecallTask.chance)) (the RNN's median at most 0.5)",
      holds: rnn.median <= 0.5)
  }

  private func recallFigure(_ scores: [ModelKind: [RecallScores]], _ page: Page) -> Panels {
    let panels = RecallTask.allCases.map { task in
      Panels.Panel(
        task.name,
        LineChart(
          title: task.name, xAxis: Axis("tokens from question to answer", isInteger: true),
          yAxis: Axis("right answers", limits: 0...1.02),
          series: ModelKind.allCases.map { kind in
            .median(
              kind.name, x: configuration.distances.map(Double.init),
              runs: (scores[kind] ?? []).map { $0[task] ?? [] }, colour: kind.colour,
              marker: kind.marker)
          },
          references: [.horizontal(RecallTask.chance, "chance")], names: .legend))
    }
    return Panels(
      title:
        "What stood \(configuration.distances.last ?? 0) tokens ago: looked up, or lost from the state",
      subtitle:
        "\(RecallTask.itemCount) pairs or symbols, \(Format.number(Double(configuration.questionCount))) questions a point, same size and "
        + "sequences for all; \(seedsText(page))",
      columns: 2, panels: panels,
      footnote: "Chance: one of the \(RecallTask.itemCount) values that the sequence holds.",
      chartHeight: 280)
  }
}
