import Autograd
import Images
import NeuralNetworks
import Notebook
import Phrases
import Tensors

extension Study {
  /// Trains a network on pictures: the loop of this chapter, the same for every network.
  ///
  /// - Parameters:
  ///   - network: What to train.
  ///   - parameters: Its numbers, which change.
  ///   - images: The pictures to learn from.
  ///   - steps: How many batches to learn from.
  ///   - generator: Draws the order of the pictures.
  ///   - page: Shows how far it has got.
  ///   - label: What is being trained.
  ///   - watch: Called now and then with how many pictures were seen.
  /// - Throws: `FeaturesError` where the loss is no number, `Cancelled` where the run shall stop.
  func train(
    _ network: some PictureNetwork, _ parameters: inout Parameters, on images: ImageSet, steps: Int,
    using generator: inout SeededGenerator, _ page: Page, _ label: String,
    watch: (_ seen: Int, _ parameters: Parameters) -> Void = { _, _ in }
  ) throws {
    let schedule = CosineSchedule(
      peak: configuration.learningRate, floor: 0, warmupSteps: steps / 20, totalSteps: steps)
    let pointEvery = max(1, steps / configuration.pointCount)
    let shards = configuration.shardCount
    var order = PictureOrder(count: images.count)
    // snippet: loop
    let gradients = DataParallel(for: parameters, shardCount: shards)
    var optimizer = AdamW(configuration.optimizer, for: parameters)
    for step in 0..<steps {
      let batch = order.next(configuration.batchSize, using: &generator)  // new pictures each time
      let loss = gradients.backward(parameters, workers: workers) { tape, shard in
        let part = batch[(batch.count * shard / shards)..<(batch.count * (shard + 1) / shards)]
        let scores = network(tape.variable(pictures(part, of: images)))  // [B, classes]
        return scores.softmaxCrossEntropy(
          labels: part.map { images.labels[$0] }, divisor: batch.count)
      }
      guard loss.isFinite else { throw FeaturesError.lossNotFinite(loss: loss, step: step + 1) }
      optimizer.update(
        &parameters, with: gradients, learningRate: schedule[step], workers: workers)
      // end snippet
      if (step + 1) % pointEvery == 0 || step + 1 == steps {
        watch((step + 1) * configuration.batchSize, parameters)
      }
      try page.progress(
        step + 1, of: steps, .verbatim(label),
        detail: "loss \(Format.number(Double(loss), decimals: 2))")
    }
  }

  /// How many steps it takes to see some pictures that many times.
  func steps(over count: Int, epochs: Int) -> Int {
    max(1, count * epochs / configuration.batchSize)
  }

  /// Pictures as networks read them, `[batch, height, width, 1]`.
  func pictures(_ indices: some Collection<Int>, of images: ImageSet) -> Tensor {
    images.tensor(indices).reshaped(Shape(indices.count, images.height, images.width, 1))
  }

  /// What a network scores highest for each picture.
  func answers(
    _ network: some PictureNetwork, _ parameters: Parameters, _ images: ImageSet
  ) -> [Int32] {
    let size = 100
    let parts = workers.map((images.count + size - 1) / size) { piece in
      let range = (piece * size)..<min((piece + 1) * size, images.count)
      let scores = parameters.withTape { tape in
        network(tape.variable(pictures(range, of: images))).tensor
      }
      return scores.rows.map { row in
        Int32(row.indices.max { (row[$0], $1) < (row[$1], $0) } ?? 0)
      }
    }
    return Array(parts.joined())
  }

  /// The share of test pictures that a network gets wrong.
  func testError(_ network: some PictureNetwork, _ parameters: Parameters) -> Double {
    scores(answers(network, parameters, data.test)).error
  }

  func scores(_ answers: [Int32]) -> ClassificationScores {
    ClassificationScores(
      answers: answers, labels: data.test.labels, classCount: data.classCount)
  }
}

/// Hands out all pictures in random order, again and again.
struct PictureOrder {
  private var order: [Int]
  private var place: Int

  init(count: Int) {
    order = Array(0..<count)
    place = count
  }

  /// The next pictures; a new order begins where the old one ends.
  mutating func next(_ size: Int, using generator: inout SeededGenerator) -> [Int] {
    var batch: [Int] = []
    while batch.count < size {
      if place == order.count {
        order.shuffle(using: &generator)
        place = 0
      }
      batch.append(order[place])
      place += 1
    }
    return batch
  }
}
