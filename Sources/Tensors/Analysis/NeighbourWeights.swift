import Platform

/// How much each point is a neighbour of each other one, for t-SNE.
///
/// `p_j|i` falls with the distance as a normal distribution around i, so wide that the entropy of the
/// row is that of `perplexity` equal neighbours; `p_ij = (p_j|i + p_i|j) / 2n`.
struct NeighbourWeights: Sendable {
  /// How many points there are.
  let count: Int
  /// The length of a row in memory: `count` filled up with zeros to a multiple of 16.
  let stride: Int
  /// `[count, stride]`; all numbers sum to 1.
  let weights: Tensor

  /// Compares all points with each other.
  ///
  /// - Parameters:
  ///   - points: `[count, width]`.
  ///   - perplexity: How many neighbours a point has, about.
  ///   - workers: The threads.
  /// - Complexity: O(count² · width).
  init(of points: Tensor, perplexity: Double, workers: Workers) {
    let (count, width) = (points.shape[0], points.shape.last)
    let stride = (count + 15) / 16 * 16
    self.count = count
    self.stride = stride
    var rows = Tensor(Shape(count, stride))
    rows.withUnsafeMutablePointer { p in
      points.withUnsafePointer { x in
        workers.run(count) { i in
          let row = p + i * stride
          for j in 0..<count {
            row[j] = Kernels.squaredDistance(x + i * width, x + j * width, count: width)
          }
          Self.turnIntoChances(row, of: i, count: count, perplexity: perplexity)
        }
      }
    }
    weights = Self.symmetric(rows, count: count, stride: stride, workers: workers)
  }

  /// Turns one point's squared distances into the chances of its neighbours, in place.
  private static func turnIntoChances(
    _ row: UnsafeMutablePointer<Float>, of own: Int, count: Int, perplexity: Double
  ) {
    let wanted = log(perplexity)
    var nearest = Float.infinity
    for j in 0..<count where j != own && row[j] < nearest { nearest = row[j] }
    // Distances are taken from the nearest one on, so that no row vanishes below the least number.
    for j in 0..<count { row[j] = j == own ? .infinity : row[j] - nearest }
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * count) { memory in
      guard let scaled = memory.baseAddress else { return }
      let chances = scaled + count
      var (beta, low, high) = (1.0, 0.0, Double.infinity)
      for _ in 0..<100 {
        let negative = Float(-beta)
        for j in 0..<count { scaled[j] = max(negative * row[j], -87) }
        Kernels.exp(scaled, into: chances, count: count)
        chances[own] = 0
        var (sum, weighted) = (0.0, 0.0)
        for j in 0..<count where j != own {
          sum += Double(chances[j])
          weighted += Double(chances[j]) * Double(row[j])
        }
        let entropy = log(sum) + beta * weighted / sum
        if abs(entropy - wanted) < 1e-5 { break }
        if entropy > wanted {
          low = beta
          beta = high.isFinite ? (beta + high) / 2 : beta * 2
        } else {
          high = beta
          beta = (beta + low) / 2
        }
      }
      var sum = 0.0
      for j in 0..<count { sum += Double(chances[j]) }
      for j in 0..<count { row[j] = Float(Double(chances[j]) / sum) }
    }
  }

  private static func symmetric(
    _ rows: Tensor, count: Int, stride: Int, workers: Workers
  ) -> Tensor {
    var result = Tensor(Shape(count, stride))
    let scale = 1 / (2 * Float(count))
    result.withUnsafeMutablePointer { p in
      rows.withUnsafePointer { q in
        workers.run(count) { i in
          for j in 0..<count where j != i {
            p[i * stride + j] = (q[i * stride + j] + q[j * stride + i]) * scale
          }
        }
      }
    }
    return result
  }
}
