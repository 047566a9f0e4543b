import Autograd
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("Gradients in shards")
struct DataParallelTests {
  @Test("Losses, gradients and weights are the same to the bit on 1, 2 and 3 threads")
  func sameBytesOnAnyThreads() {
    var runs: [Run] = []
    for threads in [1, 2, 3, 1, 2, 3] {
      runs.append(train(shards: 3, threads: threads, steps: 8))
    }
    #expect(runs.allSatisfy { $0 == runs[0] })
    #expect(runs[0].losses[7] < runs[0].losses[0])
  }

  @Test("The number of shards changes the gradient by rounding only", arguments: [2, 3, 6])
  func anyNumberOfShards(shards: Int) {
    var parameters = Parameters()
    let toy = Toy(in: &parameters)
    let workers = Workers(threadCount: 2)
    func gradient(_ shards: Int) -> (loss: Float, gradient: Tensor, norm: Float) {
      let parallel = DataParallel(for: parameters, shardCount: shards)
      let loss = parallel.backward(parameters, workers: workers) {
        toy.loss($0, shard: $1, of: shards)
      }
      return (loss, parallel.gradient, parallel.norm)
    }
    let (whole, parts) = (gradient(1), gradient(shards))
    expectClose(parts.loss, whole.loss, relative: 1e-6)
    expectClose(parts.gradient, whole.gradient, absolute: 1e-7)
    expectClose(parts.norm, whole.norm, relative: 1e-5)
  }

  @Test("Gradients agree with finite differences")
  func gradients() {
    var parameters = Parameters()
    let toy = Toy(in: &parameters, width: 4)
    checkGradient(at: parameters) { toy.loss($0, shard: 0, of: 1) }
  }

  @Test("The norm is that of the gradient, over more than one piece of work")
  func norm() {
    var parameters = Parameters()
    let toy = Toy(in: &parameters)
    #expect(parameters.count > 16_384)
    let parallel = DataParallel(for: parameters, shardCount: 2)
    _ = parallel.backward(parameters, workers: Workers(threadCount: 2)) {
      toy.loss($0, shard: $1, of: 2)
    }
    let square = parallel.gradient.elements.reduce(0.0) { $0 + Double($1) * Double($1) }
    expectClose(parallel.norm, Float(square.squareRoot()), relative: 1e-6)
  }

  @Test("After the first two steps no step asks for memory")
  func noAllocations() {
    var parameters = Parameters()
    let toy = Toy(in: &parameters)
    let parallel = DataParallel(for: parameters, shardCount: 3)
    let workers = Workers(threadCount: 2)
    func step() {
      _ = parallel.backward(parameters, workers: workers) { toy.loss($0, shard: $1, of: 3) }
    }
    step()
    step()
    let warm = parallel.allocationCount
    #expect(warm >= 3)
    for _ in 0..<20 { step() }
    #expect(parallel.allocationCount == warm)
  }

  @Test("A parameter that took no part has a gradient of zero, also after steps in which it did")
  func unusedParameter() {
    var parameters = Parameters()
    let used = parameters.add("used", Tensor([2], [1, 2]))
    let sometimes = parameters.add("sometimes", Tensor([3], repeating: 1))
    let parallel = DataParallel(for: parameters, shardCount: 2)
    for step in 0..<3 {
      _ = parallel.backward(parameters, workers: Workers(threadCount: 1)) { tape, _ in
        let sum = tape.variable(used).sum()
        return step == 1 ? sum + tape.variable(sometimes).sum() : sum
      }
      #expect(parallel.gradient.elements == [2, 2] + (step == 1 ? [2, 2, 2] : [0, 0, 0]))
    }
  }

  @Test("A loss that is no number is handed back as such, with its norm")
  func notANumber() {
    var parameters = Parameters()
    let weight = parameters.add("weight", Tensor([2], [.nan, 1]))
    let parallel = DataParallel(for: parameters, shardCount: 1)
    let loss = parallel.backward(parameters, workers: Workers(threadCount: 1)) { tape, _ in
      let x = tape.variable(weight)
      return (x * x).sum()
    }
    #expect(loss.isNaN)
    #expect(parallel.norm.isNaN)
  }

  @Test("No shards at all stop with a sentence")
  func noShards() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = DataParallel(for: Parameters(), shardCount: 0) }
    expectStop(result, "DataParallel: expected 1 shard or more, got 0.")
  }
}

/// What a training run leaves behind.
private struct Run: Equatable {
  var losses: [Float] = []
  var gradient = Tensor([0])
  var weights = Tensor([0])
}

private func train(shards: Int, threads: Int, steps: Int) -> Run {
  var parameters = Parameters()
  let toy = Toy(in: &parameters)
  let workers = Workers(threadCount: threads)
  let parallel = DataParallel(for: parameters, shardCount: shards)
  var optimiser = AdamW(for: parameters)
  var run = Run()
  for _ in 0..<steps {
    run.losses.append(
      parallel.backward(parameters, workers: workers) { toy.loss($0, shard: $1, of: shards) })
    optimiser.update(&parameters, with: parallel, learningRate: 1e-2, workers: workers)
  }
  run.gradient = parallel.gradient
  run.weights = parameters.values
  return run
}
