import Autograd
import LanguageModels
import NeuralNetworks
import Notebook
import Phrases
import Tensors
import Text

/// What one step of a training was like.
struct TrainingMoment {
  /// How many steps are done.
  let done: Int
  /// The loss of this step's batch, before the update.
  let loss: Float
  let learningRate: Float
  /// The learned numbers after the update.
  let parameters: Parameters
}

extension Study {
  /// Trains a model: the loop that every model of this chapter goes through.
  ///
  /// `draw` fills the next batch, where negative targets do not count; `watch` sees each step.
  ///
  /// - Returns: Seconds in the steps themselves.
  @discardableResult
  func train(
    _ model: Transformer, _ parameters: inout Parameters, by recipe: TrainingRecipe, _ page: Page,
    label: Phrase, draw: (inout Batch, inout SeededGenerator) -> Void,
    watch: (TrainingMoment) throws -> Void = { _ in }
  ) throws -> Double {
    var generator = generator(.batches)
    var batch = Batch(batchSize: recipe.batchSize, sequenceLength: recipe.contextLength)
    let (clock, schedule) = (ContinuousClock(), recipe.schedule)
    var seconds = 0.0
    // snippet: loop
    let gradients = DataParallel(for: parameters, shardCount: recipe.shardCount)
    var optimizer = AdamW(recipe.optimizer, for: parameters)
    for step in 0..<recipe.iterations {
      let start = clock.now
      draw(&batch, &generator)
      let loss = gradients.backward(batch, parameters, workers: workers, model: model)
      let rate = schedule[step]
      guard loss.isFinite else {
        throw TrainingError.lossNotFinite(
          loss: loss, step: step + 1, of: recipe.iterations, learningRate: rate)
      }
      optimizer.update(&parameters, with: gradients, learningRate: rate, workers: workers)
      seconds += (clock.now - start) / .seconds(1)

      try watch(
        TrainingMoment(done: step + 1, loss: loss, learningRate: rate, parameters: parameters))
      try page.progress(
        step + 1, of: recipe.iterations, label,
        detail: "loss \(Format.number(Double(loss), decimals: 2))")
    }
    // end snippet
    return seconds
  }
}
