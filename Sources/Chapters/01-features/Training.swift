import Autograd
import Experiments
import Images
import NeuralNetworks
import Tensors

extension Features {
  /// Trains a network on pictures: the loop of this chapter, the same for every network.
  ///
  /// The stream draws its weights, and then the order of the pictures.
  func train<Network: PictureNetwork>(
    _ name: Phrase, _ stream: Stream, on images: ImageSet, steps: Int, _ page: Page,
    _ make: (inout Parameters, inout SeededGenerator) -> Network
  ) throws -> PictureTraining<Network> {
    let plan = configuration.plan(steps: steps)
    var (parameters, generator) = (Parameters(), generator(stream))
    let network = make(&parameters, &generator)
    var training = PictureTraining(network, parameters)
    var order = PictureOrder(count: images.count)
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
        let error = data.testError(network, trainer.parameters, workers: workers)
        training.add(error: error, seen: trainer.stepCount * configuration.batchSize)
      }
      try page.progress(trainer)
    }
    training.trained.parameters = trainer.parameters
    return training
  }

  /// How many steps it takes to see some pictures that many times.
  func steps(over count: Int, epochs: Int) -> Int {
    max(1, count * epochs / configuration.batchSize)
  }
}
