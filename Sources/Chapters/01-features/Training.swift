import Autograd
import Experiments
import Images
import NeuralNetworks
import Notebook
import Tensors

/// A trained network, with its test error at some points of the training.
struct PictureTraining<Network: PictureNetwork> {
  let trained: TrainedModel<Network>
  /// The network's numbers before.
  let initial: Parameters
  /// Pictures seen at each point.
  let seen: [Double]
  /// The fraction of wrong answers on the test pictures at each point.
  let errors: [Double]

  /// The error in the end.
  var error: Double { errors.last ?? 1 }
}

extension Features {
  /// Trains a network on pictures: the loop of this chapter, the same for every network.
  ///
  /// - Parameters:
  ///   - name: What is being trained.
  ///   - stream: Draws its weights and the order of the pictures.
  ///   - images: The pictures to learn from.
  ///   - steps: How many batches to learn from.
  ///   - make: Makes the network.
  /// - Throws: `TrainingError` where the loss is not finite, `Cancelled` where the run shall stop.
  func train<Network: PictureNetwork>(
    _ name: String, _ stream: Stream, on images: ImageSet, steps: Int, _ page: Page,
    _ make: (inout Parameters, inout SeededGenerator) -> Network
  ) throws -> PictureTraining<Network> {
    let plan = configuration.plan(steps: steps)
    var (parameters, generator) = (Parameters(), generator(stream))
    let network = make(&parameters, &generator)
    var order = PictureOrder(count: images.count)
    var (seen, errors) = ([Double](), [Double]())
    var trainer = Trainer(
      parameters, by: plan, name, on: workers, shardCount: configuration.shardCount)
    // snippet: loop
    for step in 0..<plan.steps {
      let batch = order.next(configuration.batchSize, using: &generator)  // new pictures each time
      try trainer.backward(rows: batch.count) { tape, rows in
        let scores = network(tape.variable(images.channels(batch[rows])))  // [B, classes]
        return scores.softmaxCrossEntropy(
          labels: batch[rows].map { images.labels[$0] }, divisor: batch.count)
      }
      trainer.update(learningRate: plan.schedule[step])  // against the gradient
      // end snippet
      if plan.isPoint(step + 1, of: configuration.pointCount) {
        seen.append(Double(trainer.stepCount * configuration.batchSize))
        errors.append(testError(network, trainer.parameters))
      }
      try page.progress(trainer)
    }
    return PictureTraining(
      trained: TrainedModel(network, trainer.parameters), initial: parameters, seen: seen,
      errors: errors)
  }

  /// How many steps it takes to see some pictures that many times.
  func steps(over count: Int, epochs: Int) -> Int {
    max(1, count * epochs / configuration.batchSize)
  }

  /// The fraction of test pictures that a network gets wrong.
  func testError(_ network: some PictureNetwork, _ parameters: Parameters) -> Double {
    error(
      of: network.predictions(
        ofCount: data.test.count, parameters: parameters, workers: workers,
        pictures: data.test.channels))
  }
}
