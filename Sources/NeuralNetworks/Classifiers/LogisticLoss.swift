import Tensors

/// The function that logistic regression makes small, with its gradient, summed over shards of rows.
///
/// `f(W, b) = mean over rows of (ln Σ_k e^{z_k} - z_label) + penalty / 2 · ‖W‖²`, with `z = x W + b`.
///
/// The shards belong to the data and not to the machine, so the sums are the same on any number of
/// threads.
final class LogisticLoss {
  private let features: FeatureRows
  private let labels: [Int32]
  private let classes: Int
  private let penalty: Double
  private let workers: Workers
  private let shards: [Range<Int>]
  private let gradients: UnsafeMutablePointer<Float>
  private let logits: UnsafeMutablePointer<Float>
  private let losses: UnsafeMutablePointer<Double>

  /// How many numbers are learned: weights, then biases.
  let parameterCount: Int

  init(
    _ features: FeatureRows, labels: [Int32], classCount: Int, penalty: Double, workers: Workers
  ) {
    self.features = features
    self.labels = labels
    self.classes = classCount
    self.penalty = penalty
    self.workers = workers
    let rows = features.rowCount
    let count = min(8, max(1, rows / 64))
    shards = (0..<count).map { (rows * $0 / count)..<(rows * ($0 + 1) / count) }
    parameterCount = (features.featureCount + 1) * classCount
    gradients = .allocate(capacity: count * parameterCount)
    logits = .allocate(capacity: max(1, rows * classCount))
    losses = .allocate(capacity: count)
  }

  deinit {
    gradients.deallocate()
    logits.deallocate()
    losses.deallocate()
  }

  /// Computes the value at a point, and the gradient there.
  ///
  /// - Parameters:
  ///   - point: Weights `[features, classes]`, then biases `[classes]`.
  ///   - gradient: Becomes the gradient.
  /// - Returns: The value.
  /// - Complexity: O(rows · features · classes) multiply-adds, twice.
  func value(at point: [Double], gradient: inout [Double]) -> Double {
    let C = classes
    let weightCount = features.featureCount * C
    let parameters = point.map { Float($0) }
    let factor = 1 / Float(features.rowCount)
    parameters.withUnsafeBufferPointer { parameters in
      guard let weights = parameters.baseAddress else { return }
      let bias = weights + weightCount
      workers.run(shards.count) { shard in
        let rows = shards[shard]
        let z = logits + rows.lowerBound * C
        let own = gradients + shard * parameterCount
        features.multiply(rows, weights, classes: C, into: z)  // [rows, C]
        var total = 0.0
        for (place, row) in rows.enumerated() {
          let out = z + place * C
          Kernels.add(bias, to: out, count: C)
          total += Double(
            Kernels.softmaxCrossEntropy(
              out, label: Int(labels[row]), gradient: out, factor: factor, count: C))
        }
        losses[shard] = total
        features.multiplyTransposed(rows, z, classes: C, into: own)  // [features, C]
        Kernels.sumRows(
          of: z, rows: rows.count, width: C, into: own + weightCount, accumulate: false)
      }
    }
    var square = 0.0
    for i in 0..<parameterCount {
      var sum = 0.0
      for shard in shards.indices { sum += Double(gradients[shard * parameterCount + i]) }
      if i < weightCount {
        sum += penalty * point[i]
        square += point[i] * point[i]
      }
      gradient[i] = sum
    }
    let loss = shards.indices.reduce(0) { $0 + losses[$1] } / Double(features.rowCount)
    return loss + penalty / 2 * square
  }
}
