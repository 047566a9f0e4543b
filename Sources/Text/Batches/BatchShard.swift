/// A part of a batch: some of its windows.
public struct BatchShard: Sendable {
  /// The tokens that a model reads, `[batch, time]`.
  public let inputs: ArraySlice<Int32>
  /// The token that follows each, `[batch, time]`.
  public let targets: ArraySlice<Int32>
  /// How many windows there are.
  public let batchSize: Int
}

extension Batch {
  /// How many predictions there are.
  public var tokenCount: Int { inputs.count }

  /// One of `count` parts that differ by one window at most.
  ///
  /// - Precondition: `index` is in `0..<count`, and `count` is at most `batchSize`.
  public func shard(_ index: Int, of count: Int) -> BatchShard {
    guard (0..<count).contains(index), count <= batchSize else {
      fatalError("Batch: there is no shard \(index) of \(count) in a batch of \(batchSize).")
    }
    let rows = (index * batchSize / count)..<((index + 1) * batchSize / count)
    let range = (rows.lowerBound * sequenceLength)..<(rows.upperBound * sequenceLength)
    return BatchShard(inputs: inputs[range], targets: targets[range], batchSize: rows.count)
  }
}
