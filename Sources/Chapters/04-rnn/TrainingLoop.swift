import Autograd
import LanguageModels
import NeuralNetworks
import Notebook
import Phrases
import Tensors
import Text

/// What the training of one model looked like.
struct TrainingCurve {
  var characters: [Double] = []
  var losses: [Double] = []
  /// Seconds in the steps themselves.
  var seconds = 0.0
}

extension Study {
  /// The size of the LSTM, and of other cells with as many parameters.
  func shape(_ cell: RecurrentCell) -> RecurrentConfiguration {
    let lstm = RecurrentConfiguration(
      cell: .lstm, vocabularySize: data.tokenizer.vocabularySize,
      embeddingWidth: configuration.embeddingWidth, width: configuration.width,
      layerCount: configuration.layerCount)
    guard cell != .lstm, let count = lstm.parameterCount else { return lstm }
    return .matching(
      parameterCount: count, cell: cell, vocabularySize: lstm.vocabularySize,
      embeddingWidth: lstm.embeddingWidth, layerCount: lstm.layerCount)
  }

  /// Trains one model: each window continues the one before, with the state that was carried there.
  func train(_ cell: RecurrentCell, _ page: Page) throws -> (TrainedModel, TrainingCurve) {
    var weights = generator(.weights)
    var parameters = Parameters()
    let model = RecurrentLanguageModel(shape(cell), in: &parameters, using: &weights)
    let (streams, steps) = (data.streams, iterations)
    let peak = configuration.peakRate(cell)
    let schedule = CosineSchedule(
      peak: peak, floor: peak / 20, warmupSteps: configuration.warmupSteps, totalSteps: steps)
    let moments = configuration.moments.map { Int((Double(steps) * $0).rounded()) }
    let pointEvery = max(1, steps / configuration.pointCount)
    var snapshots = [Snapshot(iteration: 0, parameters: parameters)]
    var curve = TrainingCurve()
    let clock = ContinuousClock()
    func watch(_ done: Int, _ loss: Float) throws {
      if moments.contains(done) {
        snapshots.append(Snapshot(iteration: done, parameters: parameters))
      }
      if done % pointEvery == 0 {
        curve.characters.append(
          Double(done * streams.batchSize * configuration.windowLength))
        curve.losses.append(
          meanLoss(over: data.curve, parameters, workers: workers, model: model))
      }
      try page.progress(
        done, of: steps, .verbatim(cell.name),
        detail: "loss \(Format.number(Double(loss), decimals: 2))")
    }
    // snippet: loop
    let gradients = DataParallel(for: parameters, shardCount: configuration.shardCount)
    var optimizer = AdamW(configuration.optimizer, for: parameters)
    var state = RecurrentState(model.configuration, batchSize: streams.batchSize)
    for step in 0..<steps {
      let start = clock.now
      let place = step % streams.fullWindowCount
      if place == 0 {  // the text begins, or begins again
        state = RecurrentState(model.configuration, batchSize: streams.batchSize)
      }
      let loss = gradients.backward(
        streams[place], parameters, workers: workers, model: model, state: &state)
      optimizer.update(
        &parameters, with: gradients, learningRate: schedule[step], workers: workers)
      curve.seconds += (clock.now - start) / .seconds(1)
      try watch(step + 1, loss)
    }
    // end snippet
    let loss = meanLoss(over: data.heldOut, parameters, workers: workers, model: model)
    return (
      TrainedModel(
        model: model, parameters: parameters, validationLoss: loss, snapshots: snapshots), curve
    )
  }
}
