import Autograd
import LanguageModels
import NeuralNetworks
import Tensors
import TestSupport
import Testing
import Text

@Suite struct LanguageModelLossTests {
  private let text = TinyTransformer.tokens(100)

  /// The loss of a row of logits by the definition, in double precision.
  private func loss(_ row: [Float], _ target: Int32) -> Double {
    let largest = row.max() ?? 0
    let weights = row.map { Double($0 - largest) }.map(exponential)
    return -logarithm(weights[Int(target)] / weights.reduce(0, +))
  }

  @Test("The mean loss is the mean over all targets, each window from its own start")
  func meanOverTargets() throws {
    let (model, parameters) = TinyTransformer.make()
    let windows = try ConsecutiveWindows(tokens: text, batchSize: 3, contextLength: 8)
    var sum = 0.0
    for start in stride(from: 0, to: 99, by: 8) {
      let end = min(start + 8, 99)
      let rows = TinyTransformer.logits(model, parameters, Array(text[start..<end])).rows
      for (row, target) in zip(rows, text[(start + 1)...end]) { sum += loss(row, target) }
    }
    let mean = meanLoss(
      over: windows, parameters, workers: Workers(threadCount: 1), model: model)
    #expect(abs(mean - sum / 99) < 1e-5)
  }

  @Test(
    "Read with overlapping windows, each token has half a context before it, on any number of threads",
    arguments: [2, 5, 8, 9, 12, 13, 100])
  func overlapping(count: Int) throws {
    let (model, parameters) = TinyTransformer.make()
    let tokens = Array(text.prefix(count))
    var sum = 0.0
    for place in 1..<count {
      // The window that counts the token: the first, or the one of whose second half it is.
      let start = place <= 8 ? 0 : (place - 5) / 4 * 4
      let rows = TinyTransformer.logits(model, parameters, Array(tokens[start..<place])).rows
      sum += loss(rows[rows.count - 1], tokens[place])
    }
    let means = [1, 2, 3].map {
      meanLoss(
        overlapping: tokens, contextLength: 8, parameters, workers: Workers(threadCount: $0),
        model: model)
    }
    #expect(Set(means).count == 1)
    #expect(abs(means[0] - sum / Double(count - 1)) < 1e-5)
  }

  @Test("The number of threads changes no bit of it")
  func threads() throws {
    let (model, parameters) = TinyTransformer.make()
    let windows = try ConsecutiveWindows(tokens: text, batchSize: 2, contextLength: 8)
    let means = [1, 2, 3].map {
      meanLoss(
        over: windows, parameters, workers: Workers(threadCount: $0), model: model)
    }
    #expect(Set(means).count == 1)
  }

  @Test("Equal logits lose the logarithm of the vocabulary's size")
  func uniform() throws {
    let windows = try ConsecutiveWindows(tokens: text, batchSize: 3, contextLength: 8)
    let (model, made) = TinyTransformer.make()
    var parameters = made
    let count = parameters.count
    parameters.withUnsafeMutableValues { $0.update(repeating: 0, count: count) }
    let mean = meanLoss(
      over: windows, parameters, workers: Workers(threadCount: 2), model: model)
    #expect(abs(mean - logarithm(Double(model.vocabularySize))) < 1e-6)
  }

  @Test("A stride takes every so many batches, from the first on")
  func strides() throws {
    let (model, parameters) = TinyTransformer.make()
    let windows = try ConsecutiveWindows(tokens: text, batchSize: 2, contextLength: 8)
    let workers = Workers(threadCount: 2)
    let estimate = meanLoss(
      over: windows, every: 3, parameters, workers: workers, model: model)
    var (sum, count) = (0.0, 0)
    for index in stride(from: 0, to: windows.count, by: 3) {
      let batch = windows[index]
      let logits = parameters.withTape {
        model(batch.inputs, batchSize: batch.batchSize, on: $0).tensor
      }
      sum += tokenLosses(logits: logits, targets: batch.targets).reduce(0, +)
      count += batch.tokenCount
    }
    #expect(abs(estimate - sum / Double(count)) < 1e-6)
  }

  @Test(
    "The loss and gradient of a batch are those of all its windows together, whatever the shards")
  func shards() {
    let (model, parameters) = TinyTransformer.make()
    let batch = Batch(
      inputs: Array(text[0..<24]), targets: Array(text[1..<25]), batchSize: 3, sequenceLength: 8)
    let workers = Workers(threadCount: 2)
    var results: [(Float, Tensor)] = []
    for shardCount in 1...3 {
      let parallel = DataParallel(for: parameters, shardCount: shardCount)
      let loss = parallel.backward(
        batch, parameters, workers: workers, model: model)
      results.append((loss, parallel.gradient))
    }
    for (loss, gradient) in results.dropFirst() {
      expectClose(loss, results[0].0, absolute: 1e-5)
      expectClose(gradient, results[0].1, absolute: 1e-6, relative: 1e-3)
    }
  }

  @Test("Each token's own loss is the definition's, and one that is not asked for has none")
  func ownLosses() {
    let logits = Tensor(rows: [[1, 2, 3], [0, 0, 0], [80, -80, 0], [5, 5, 5]])
    let losses = tokenLosses(logits: logits, targets: [2, 0, 1, -1])
    let expected = [loss([1, 2, 3], 2), logarithm(3), 160, 0]
    for (got, wanted) in zip(losses, expected) { #expect(abs(got - wanted) < 1e-4) }
    #expect(losses.count == 4)
  }

  @Test("A target outside the vocabulary stops the program with a sentence")
  func refusesTargets() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = tokenLosses(logits: Tensor(Shape(1, 3)), targets: [3]) }
    expectStop(result, "tokenLosses: target 3 is not in 0..<3.")
  }
}

private func exponential(_ x: Double) -> Double {
  var (sum, term) = (1.0, 1.0)
  for n in 1..<80 {
    term *= x / Double(n)
    sum += term
  }
  return sum
}

private func logarithm(_ x: Double) -> Double {
  var y = 0.0
  for _ in 0..<60 { y += x / exponential(y) - 1 }
  return y
}
