import Autograd
import LanguageModels
import NeuralNetworks
import Platform
import Tensors
import Text

/// A model in training: whole steps, from drawing the batch to AdamW.
final class TrainingWork {
  private var parameters: Parameters
  private let model: any LanguageModel
  private let sampler: BatchSampler
  private var batch: Batch
  private var generator = SeededGenerator(seed: 1)
  private let workers: Workers
  private let parallel: DataParallel
  private var optimizer: AdamW

  /// Parts of a batch that run side by side: enough for two cores, and the sums stay few.
  private static let shardCount = 2

  /// - Throws: `CorpusError` where the text is shorter than a window.
  init(
    _ size: ModelSize, on tokens: [Int32], parameters: Parameters, threads: Int,
    model: any LanguageModel
  ) throws {
    (self.parameters, self.model) = (parameters, model)
    sampler = try BatchSampler(
      tokens: tokens, batchSize: size.batchSize, contextLength: size.contextLength)
    batch = sampler.next(using: &generator)
    workers = Workers(threadCount: threads)
    parallel = DataParallel(for: parameters, shardCount: Self.shardCount)
    optimizer = AdamW(for: parameters)
  }

  /// Trains one step and returns how many tokens it had.
  func step() -> Double {
    sampler.next(into: &batch, using: &generator)
    _ = parallel.backward(batch, parameters, workers: workers, model: model)
    optimizer.update(&parameters, with: parallel, learningRate: 1e-3, workers: workers)
    return Double(batch.tokenCount)
  }

  /// The bytes that the tapes hold: activations, gradients and what the way back needs.
  var tapeBytes: Int { parallel.tapeBytes }

  // MARK: - The limit

  /// Measures tokens a second if a step were its matrix products and nothing else.
  ///
  /// The products are those that a step really calls, run again by the same threads.
  func limit(seconds: Double) -> Rates {
    let shards = profiled { _ = step() }.map(\.products)
    // As little memory as the largest product needs, so that it is as near as it can be: a limit.
    let count = shards.joined().map(\.floatCount).max() ?? 0
    let memory = shards.map { _ in ReplayMemory(count: count) }
    return Rates(seconds: seconds, warmup: 2) {
      workers.run(shards.count) { shard in
        Kernels.replay(shards[shard], memory: memory[shard].floats, count: count)
      }
      return Double(batch.tokenCount)
    }
  }

  // MARK: - The profile

  /// Trains for a while and notes where the time goes.
  func profile(seconds: Double) -> StepProfile {
    for _ in 0..<5 { _ = step() }
    var result = StepProfile(threadCount: min(workers.threadCount, Self.shardCount))
    let shards = profiled {
      let end = SteadyClock.seconds + seconds
      while SteadyClock.seconds < end {
        let start = SteadyClock.seconds
        sampler.next(into: &batch, using: &generator)
        let drawn = SteadyClock.seconds
        _ = parallel.backward(batch, parameters, workers: workers, model: model)
        let differentiated = SteadyClock.seconds
        optimizer.update(&parameters, with: parallel, learningRate: 1e-3, workers: workers)
        let updated = SteadyClock.seconds
        result.stepCount += 1
        result.batchSeconds += drawn - start
        result.gradientSeconds += differentiated - drawn
        result.updateSeconds += updated - differentiated
      }
    }
    result.rows = Profile.Row.merging(shards.flatMap(\.slowestFirst))
    return result
  }

  private func profiled(_ work: () -> Void) -> [Profile] {
    let profiles = parallel.startProfiles()
    work()
    parallel.endProfiles()
    return profiles
  }
}

/// Numbers for a thread to multiply.
private final class ReplayMemory {
  let floats: UnsafeMutablePointer<Float>

  init(count: Int) {
    floats = .allocate(capacity: count)
    floats.initialize(repeating: 1e-3, count: count)
  }

  deinit { floats.deallocate() }
}
