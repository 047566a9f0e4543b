import Autograd
import Experiments
import LanguageModels
import Tensors
import Text

extension Comparison {
  /// Those that recall.
  static let recallKinds: [ModelKind] = [.rnn, .gru, .lstm, .transformer]

  /// Step `recall`: keys and values, more of them and further away, and copying.
  func recall(_ page: Page) throws {
    var shown: Trained?
    let scores = try Results(Self.recallKinds) { kind in
      try (0..<configuration.seedCount).map { run in
        let trained = try learnRecall(
          kind, run: run, from: rates.recall[kind] ?? RecallStart(rate: 1e-3, first: .standard),
          page)
        if kind == .transformer && run == 0 { shown = trained }
        return recallScores(of: trained)
      }
    }
    longRecall = scores.mapped { $0.map { $0[RecallTask.itemCount, configuration.longDistance] } }
    try reportRecall(scores, page)
    if let shown { try drawMechanism(of: shown, page) }
  }

  // MARK: - Training

  /// Trains one model on both tasks.
  func learnRecall(
    _ kind: ModelKind, run: Int, from start: RecallStart, _ page: Page
  ) throws -> Trained {
    var weights = generator(.recallWeights, run: run)
    var drawn = generator(.recallBatches, run: run)  // the same sequences for all kinds
    var parameters = Parameters()
    let model = kind.make(
      asLargeAs: configuration.recallShape, beginning: start.first, in: &parameters, using: &weights
    )
    var plan = configuration.recall
    (plan.peakRate, plan.floorRate) = (start.rate, start.rate / 10)
    var trainer = Trainer(parameters, by: plan, "\(kind.name), run \(run + 1)", on: workers)
    for step in 0..<plan.steps {
      try trainer.backward(drawRecall(step, using: &drawn), model)
      trainer.update(learningRate: plan.schedule[step])
      try page.progress(trainer)
    }
    return Trained(model, trainer.parameters)
  }

  /// The batch of a step: at first few items and short pauses, then also more, for all models alike.
  // snippet: curriculum
  private func drawRecall(_ step: Int, using generator: inout SeededGenerator) -> Batch {
    let task: RecallTask = step % 3 < 2 ? .pairs : .copy
    let done = Double(step) / Double(configuration.recall.steps)
    let stage = configuration.stages.count { done >= $0 }  // 0, 1, 2
    let fewer = Int.random(in: 0...2 * (stage + 1), using: &generator)  // half of the time the most
    let items = [1, 2, 4, RecallTask.itemCount][min(fewer, stage + 1)]
    let longest = configuration.pauses[Int.random(in: 0...stage, using: &generator)]
    return task.batch(
      items: items, pause: Int.random(in: 0...longest, using: &generator),
      rounds: configuration.rounds, tokens: configuration.recallTokens, using: &generator)
  }
  // end snippet

  // MARK: - Tests

  /// The fractions of right answers at each number of pairs and each distance.
  func recallScores(of trained: Trained) -> RecallScores {
    let distances = configuration.distances
    return RecallScores(
      pairCounts: configuration.pairCounts, distances: distances,
      longDistance: configuration.longDistance,
      pairs: configuration.pairCounts.map { items in
        distances.map { recallScore(trained, .pairs, items: items, distance: $0) }
      },
      copying: distances.map {
        recallScore(trained, .copy, items: RecallTask.itemCount, distance: $0)
      })
  }

  /// The fraction of questions at one distance whose likeliest answer is right; nil where the sequence is longer
  /// than the model's table of positions.
  private func recallScore(
    _ trained: Trained, _ task: RecallTask, items: Int, distance: Int
  ) -> Double? {
    let pause = task.pause(forDistance: distance, items: items)
    if let model = trained.model as? Transformer,
      model.configuration.contextLength < task.length(items: items, pause: pause, rounds: 1)
    {
      return nil
    }
    var drawn = generator(.recallTests)
    let batch = task.batch(
      items: items, pause: pause, rounds: 1,
      batchSize: configuration.testCount, isShuffled: false, using: &drawn)
    let lanes = 4  // a part of the recipe, not of the machine
    var right = [Int](repeating: 0, count: lanes)
    right.withUnsafeMutableBufferPointer { right in
      nonisolated(unsafe) let right = right  // each lane writes an element of its own
      workers.run(lanes) { lane in
        let shard = batch.shard(lane, of: lanes)
        let rows = trained.parameters.withTape { tape in
          trained.model.logits(of: shard.inputs, batchSize: shard.batchSize, on: tape).tensor
            .reshaped(Shape(shard.inputs.count, RecallTask.vocabularySize)).rows
        }
        right[lane] = zip(rows, shard.targets).count { row, target in
          target >= 0 && row.indices.max { row[$0] < row[$1] } == Int(target)
        }
      }
    }
    return Double(right.reduce(0, +)) / Double(batch.targetCount)
  }
}
