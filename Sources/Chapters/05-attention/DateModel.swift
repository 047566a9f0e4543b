import Autograd
import LanguageModels
import NeuralNetworks
import Notebook
import Phrases
import Tensors

/// An encoder-decoder, and how it is trained on dates.
struct DateModel {
  /// How all date models are trained: the same number of steps, and of parameters.
  struct Recipe: Sendable {
    /// Enough for the model with attention to write three dates; `--full` has five times as many.
    var steps = 500
    var batchSize = 64
    /// More shards than cores, so that none waits long for the other.
    var shardCount = 4
    /// The better of two, 0.008 and 0.016, for the model without attention; the other one learns at
    /// both.
    var peakRate: Float = 16e-3
    /// Dates that a model is judged by, all on days that it was not trained on: at 0.99, chance
    /// moves the share by 0.003.
    var testCount = 1000
    /// Texts for each point of the curve.
    var curveCount = 200
    var curvePoints = 10
    let hasAttention: Bool

    init(hasAttention: Bool, _ page: Page) {
      self.hasAttention = hasAttention
      if page.isFull { steps = 2500 }
      guard page.isQuick else { return }
      (steps, testCount, curveCount, curvePoints) = (8, 50, 20, 2)
    }
  }

  let model: EncoderDecoder
  private(set) var parameters: Parameters
  /// The share of right dates on a few held-out texts against training steps.
  private(set) var curve: (steps: [Double], accuracy: [Double]) = ([], [])

  init(_ configuration: EncoderDecoderConfiguration, seed: UInt64) {
    var generator = SeededGenerator(seed: seed, stream: 56)
    var parameters = Parameters()
    model = EncoderDecoder(configuration, in: &parameters, using: &generator)
    self.parameters = parameters
  }

  // snippet: train
  mutating func train(
    on task: DateTask, _ setting: DateTask.Setting, _ recipe: Recipe, page: Page
  ) throws {
    let workers = Workers(threadCount: page.threads)
    let parallel = DataParallel(for: parameters, shardCount: recipe.shardCount)
    var optimizer = AdamW(AdamW.Configuration(weightDecay: 0), for: parameters)
    let schedule = CosineSchedule(
      peak: recipe.peakRate, floor: recipe.peakRate / 100, warmupSteps: 20,
      totalSteps: recipe.steps)
    let label = "\(setting.rawValue), \(recipe.hasAttention ? "with" : "without") attention"
    for step in 0..<recipe.steps {
      let batches = try batches(task, setting, recipe, seed: page.seed, step: step)
      let labelCount = batches.reduce(0) { $0 + $1.labelCount }
      let loss = parallel.backward(parameters, workers: workers) { tape, shard in
        model(batches[shard], on: tape)
          .softmaxCrossEntropy(labels: batches[shard].labels, divisor: labelCount)
      }
      optimizer.update(
        &parameters, with: parallel, learningRate: schedule[step], workers: workers)
      try page.progress(
        step + 1, of: recipe.steps, .verbatim(label),
        detail: "loss \(Format.number(Double(loss), decimals: 3)) nats/character")
      guard (step + 1) % (recipe.steps / recipe.curvePoints) == 0 else { continue }
      curve.steps.append(Double(step + 1))
      curve.accuracy.append(
        try accuracy(on: task, setting, count: recipe.curveCount, seed: page.seed, workers))
    }
  }
  // end snippet

  /// Fresh dates for one step, a batch for each shard.
  private func batches(
    _ task: DateTask, _ setting: DateTask.Setting, _ recipe: Recipe, seed: UInt64, step: Int
  ) throws -> [SequencePairBatch] {
    var generator = SeededGenerator(seed: seed, stream: 1000 + UInt64(step))
    let size = recipe.batchSize / recipe.shardCount
    return try (0..<recipe.shardCount).map { _ in
      let pairs = try (0..<size).map { _ in
        try task.pair(task.example(setting, isHeldOut: false, using: &generator))
      }
      return SequencePairBatch(pairs, for: model.configuration)
    }
  }

  /// The share of dates, all on held-out days, that come out right to the last digit.
  func accuracy(
    on task: DateTask, _ setting: DateTask.Setting, count: Int, seed: UInt64, _ workers: Workers
  ) throws -> Double {
    var generator = SeededGenerator(seed: seed, stream: 57)
    let pairs = try (0..<count).map { _ in
      try task.pair(task.example(setting, isHeldOut: true, using: &generator))
    }
    let written = model.translate(
      pairs.map(\.source), maximumLength: 11 * setting.dateCount + 4, parameters: parameters,
      workers: workers)
    let right = zip(written, pairs).reduce(0) {
      $0 + task.rightDates($1.0.tokens, of: $1.1.target)
    }
    return Double(right) / Double(count * setting.dateCount)
  }

  /// What the model writes for a text, and where it looked.
  func translate(_ text: String, _ task: DateTask) throws -> EncoderDecoder.Translation {
    model.translate(
      [try task.source.encode(text)], maximumLength: 40, parameters: parameters,
      workers: Workers(threadCount: 1))[0]
  }
}
