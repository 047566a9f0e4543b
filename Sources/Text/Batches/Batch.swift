/// Windows of tokens and, for each token, the one that follows it.
public struct Batch: Sendable, Equatable {
  /// The tokens that a model reads, `[batch, time]` row by row, each in `0..<vocabularySize`.
  public var inputs: [Int32]
  /// The token that follows each input, `[batch, time]` row by row.
  public var targets: [Int32]
  /// How many windows there are.
  public private(set) var batchSize: Int
  /// How many tokens each window has.
  public private(set) var sequenceLength: Int

  /// How many targets are asked for: those that are not negative.
  public var targetCount: Int { targets.count { $0 >= 0 } }

  /// Makes a batch of zeros that a sampler fills.
  ///
  /// - Precondition: Both sizes are at least 1.
  public init(batchSize: Int, sequenceLength: Int) {
    guard batchSize >= 1, sequenceLength >= 1 else {
      fatalError("Batch: sizes must be at least 1, got [\(batchSize), \(sequenceLength)].")
    }
    self.batchSize = batchSize
    self.sequenceLength = sequenceLength
    self.inputs = [Int32](repeating: 0, count: batchSize * sequenceLength)
    self.targets = [Int32](repeating: 0, count: batchSize * sequenceLength)  // storage of its own
  }

  /// Takes inputs and targets as they are.
  ///
  /// - Precondition: `inputs` and `targets` have `batchSize * sequenceLength` elements.
  public init(inputs: [Int32], targets: [Int32], batchSize: Int, sequenceLength: Int) {
    let count = batchSize * sequenceLength
    guard inputs.count == count, targets.count == count else {
      fatalError(
        "Batch: expected \(count) inputs and targets for [\(batchSize), \(sequenceLength)], "
          + "got \(inputs.count) and \(targets.count).")
    }
    self.inputs = inputs
    self.targets = targets
    self.batchSize = batchSize
    self.sequenceLength = sequenceLength
  }

  /// Gives the batch another shape; storage is kept where the size stays the same.
  mutating func reshape(batchSize: Int, sequenceLength: Int) {
    guard batchSize != self.batchSize || sequenceLength != self.sequenceLength else { return }
    self = Batch(batchSize: batchSize, sequenceLength: sequenceLength)
  }

  /// Copies one window of a text, and the same window one token later, into a row.
  mutating func fill(row: Int, from tokens: [Int32], at start: Int) {
    let offset = row * sequenceLength
    for position in 0..<sequenceLength {
      inputs[offset + position] = tokens[start + position]
      targets[offset + position] = tokens[start + position + 1]
    }
  }
}
