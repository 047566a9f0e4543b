import Autograd
import LanguageModels
import NeuralNetworks
import Notebook
import Tensors
import Text

/// What is the same for all models of a comparison.
struct TrainingPlan: Sendable {
  var iterations: Int
  var warmupSteps: Int
  var optimizer: AdamW.Configuration
  /// A part of the result, not of the machine: gradients of shards are added in their order.
  var shardCount = 2

  /// Linear warm-up, then a cosine down to a tenth.
  func schedule(peak: Float) -> CosineSchedule {
    CosineSchedule(
      peak: peak, floor: peak / 10, warmupSteps: warmupSteps, totalSteps: iterations)
  }
}

/// What one step of a training was like.
struct TrainingMoment {
  /// How many steps are done.
  let done: Int
  /// How many tokens were read so far.
  let tokens: Int
  /// Seconds in the steps so far.
  let seconds: Double
  /// The learned numbers after the update.
  let parameters: Parameters
}

extension Study {
  /// Trains a model: the one loop that every model of this chapter goes through.
  ///
  /// - Parameters:
  ///   - contender: The model.
  ///   - parameters: Its numbers.
  ///   - plan: What is the same for all.
  ///   - peak: The largest learning rate, from the search.
  ///   - page: Shows the progress.
  ///   - label: What is trained.
  ///   - draw: The batch of a step; negative targets do not count.
  ///   - watch: Sees each step.
  /// - Returns: Tokens a second in the steps themselves.
  /// - Throws: `TrainingError` where the loss is no number any more, and what `watch` throws.
  @discardableResult
  func train(
    _ contender: Contender, _ parameters: inout Parameters, by plan: TrainingPlan, peak: Float,
    _ page: Page, label: String, draw: (Int) -> Batch,
    watch: (TrainingMoment) throws -> Void = { _ in }
  ) throws -> Double {
    let (clock, schedule) = (ContinuousClock(), plan.schedule(peak: peak))
    var (tokens, seconds) = (0, 0.0)
    // snippet: loop
    let gradients = DataParallel(for: parameters, shardCount: plan.shardCount)
    var optimizer = AdamW(plan.optimizer, for: parameters)
    for step in 0..<plan.iterations {
      let start = clock.now
      let batch = draw(step)
      let loss = gradients.backward(
        batch, parameters, workers: workers, model: contender.model)
      guard loss.isFinite else {
        throw TrainingError.lossNotFinite(
          model: contender.kind.name, loss: loss, step: step + 1, of: plan.iterations)
      }
      optimizer.update(
        &parameters, with: gradients, learningRate: schedule[step], workers: workers)
      // end snippet
      tokens += batch.tokenCount
      seconds += (clock.now - start) / .seconds(1)
      try watch(
        TrainingMoment(done: step + 1, tokens: tokens, seconds: seconds, parameters: parameters))
      try page.progress(
        step + 1, of: plan.iterations, label,
        detail: "loss \(Format.number(Double(loss), decimals: 2))")
    }
    return Double(tokens) / max(seconds, 1e-9)
  }
}
