import Autograd
import LanguageModels
import NeuralNetworks
import Notebook
import Phrases
import Tensors
import Text

extension Study {
  /// Trains a model of one width on one amount of text, and keeps its best moment.
  func train(width: Int, on tokens: [Int32], run: Int, _ page: Page, label: Phrase) throws
    -> TrainedModel
  {
    var weights = generator(.weights, run: run)
    var batches = generator(.batches, run: run)
    var parameters = Parameters()
    let model = Transformer(
      configuration.shape(width: width), in: &parameters, using: &weights)
    let sampler = try BatchSampler(
      tokens: tokens, batchSize: configuration.batchSize,
      contextLength: configuration.contextLength)
    let (count, schedule) = (configuration.iterations, configuration.schedule(width: width))
    let pointEvery = max(1, count / configuration.pointCount)
    var best = TrainedModel(model: model, parameters: parameters)
    var (lowest, sum, steps) = (Double.infinity, 0.0, 0)
    // snippet: loop
    let gradients = DataParallel(for: parameters, shardCount: 2)
    var optimizer = AdamW(configuration.optimizer, for: parameters)
    for step in 0..<count {
      let batch = sampler.next(using: &batches)
      let loss = gradients.backward(batch, parameters, workers: workers, model: model)
      guard loss.isFinite else {
        throw TrainingError.lossNotFinite(width: width, loss: loss, step: step + 1, of: count)
      }
      optimizer.update(
        &parameters, with: gradients, learningRate: schedule[step], workers: workers)
      (sum, steps) = (sum + Double(loss), steps + 1)
      if (step + 1) % pointEvery == 0 || step + 1 == count {
        let heldOut = meanLoss(
          over: data.stopping, every: configuration.curveStride, parameters, workers: workers,
          model: model)
        best.moments.append(
          .init(
            read: Double((step + 1) * batch.tokenCount), training: sum / Double(steps),
            heldOut: heldOut))
        (sum, steps) = (0, 0)
        if heldOut < lowest { (lowest, best.parameters) = (heldOut, parameters) }
      }
      try page.progress(
        step + 1, of: count, label, detail: "loss \(Format.number(Double(loss), decimals: 2))")
    }
    best.loss = meanLoss(
      over: data.windows, best.parameters, workers: workers, model: model)
    // end snippet
    return best
  }
}
