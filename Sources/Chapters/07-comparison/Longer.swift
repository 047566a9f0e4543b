import Autograd
import Experiments
import LanguageModels
import Text

/// A longer training, and what the model then does with its past.
struct LongerLesson {
  /// The loss over the held-out text, at points of the training; each character with a past.
  var curve: LearningCurve
  /// The same in the end, over more of the text.
  let loss: Double
  /// The loss at each place of a context, from an empty memory.
  let byPosition: [Double]
  /// What a passage costs where it is read for the first and for the second time.
  let passages: RepeatedPassages.Losses
  /// How many numbers were learned.
  let parameterCount: Int
}

extension Comparison {
  /// Those that compete in the longer training.
  static let longerKinds: [ModelKind] = [.gru, .lstm, .transformer]

  /// Step `longer`: larger models, more text, a longer past.
  func longer(_ page: Page) throws {
    let lessons = try Results(Self.longerKinds) { kind in
      try (0..<configuration.longer.seedCount).map {
        try learnLonger(kind, run: $0, rate: rates.longer[kind] ?? 0, configuration.longer, page)
      }
    }
    try reportLonger(lessons, page)
  }

  /// Trains one model, and asks it what a past is worth.
  func learnLonger(
    _ kind: ModelKind, run: Int, rate: Float, _ sizes: LongerConfiguration, _ page: Page
  ) throws -> LongerLesson {
    var plan = sizes.plan
    (plan.peakRate, plan.floorRate) = (rate, rate / 10)
    var (weights, batches) = (
      generator(.longerWeights, run: run), generator(.longerBatches, run: run)
    )
    var parameters = Parameters()
    let model = kind.make(
      asLargeAs: sizes.shape(vocabularySize: text.tokenizer.vocabularySize),
      beginning: kind == .transformer ? .standard : .remembering, in: &parameters, using: &weights)
    let judged = try LossWithPast(
      tokens: heldOut(sizes.judgedLimit), past: sizes.past, streamCount: sizes.streamCount)
    let points = try LossWithPast(
      tokens: heldOut(sizes.curveLimit), past: sizes.past, streamCount: sizes.streamCount)
    let windows = try BatchSampler(
      tokens: text.training, batchSize: sizes.batchSize, contextLength: sizes.contextLength)
    let streams = try TextStreams(
      tokens: text.training, batchSize: sizes.streamCount,
      windowLength: sizes.batchSize * sizes.contextLength / sizes.streamCount)
    var curve = LearningCurve()
    var trainer = Trainer(parameters, by: plan, "\(kind.name), run \(run + 1)", on: workers)
    var state: RecurrentState?
    for step in 0..<plan.steps {
      // snippet: longer
      if let model = model as? RecurrentLanguageModel {
        let place = (step + run * plan.steps) % streams.fullWindowCount
        var carried =  // zeros where the text begins, or begins again
          state.flatMap { place == 0 ? nil : $0 }
          ?? RecurrentState(model.configuration, batchSize: streams.batchSize)
        try trainer.backward(streams[place], model, state: &carried)
        state = carried
      } else {
        try trainer.backward(windows.next(using: &batches), model)
      }
      trainer.update(learningRate: plan.schedule[step])
      // end snippet
      if plan.isPoint(step + 1, of: sizes.pointCount) {
        curve.add(points.mean(trainer.parameters, workers: workers, model: model), after: trainer)
      }
      try page.progress(trainer)
    }
    let trained = Trained(model, trainer.parameters)
    return LongerLesson(
      curve: curve, loss: judged.mean(trainer.parameters, workers: workers, model: model),
      byPosition: try lossByPosition(trained, sizes), passages: try passageLosses(trained, sizes),
      parameterCount: trainer.parameters.count)
  }

  /// The held-out text, or its beginning.
  func heldOut(_ limit: Int?) -> [Int32] {
    limit.map { Array(text.validation.prefix($0)) } ?? text.validation
  }

  /// The loss at each place of a context, every window from an empty memory.
  private func lossByPosition(_ trained: Trained, _ sizes: LongerConfiguration) throws -> [Double] {
    let windows = try ConsecutiveWindows(
      tokens: heldOut(sizes.judgedLimit), batchSize: sizes.batchSize,
      contextLength: sizes.contextLength)
    var losses = LossByPosition(contextLength: sizes.contextLength)
    for batch in windows where batch.sequenceLength == sizes.contextLength {
      losses.add(batch, of: trained.model, trained.parameters)
    }
    return losses.means
  }

  private func passageLosses(
    _ trained: Trained, _ sizes: LongerConfiguration
  ) throws -> RepeatedPassages.Losses {
    try RepeatedPassages(
      in: text.validation, count: sizes.passageCount, length: sizes.passageLength,
      between: sizes.betweenLength, after: try? text.tokenizer.encode("\n").first
    ).losses(of: trained)
  }
}
