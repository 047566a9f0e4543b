/// The directions in which points vary most, and how much: principal component analysis.
public struct PrincipalComponents: Sendable {
  /// The mean of the points, `[width]`.
  public let mean: [Double]
  /// The directions, of length 1 and at right angles, the most telling first, `[count][width]`.
  ///
  /// Of a direction and its opposite it is the one whose largest number is positive.
  public let directions: [[Double]]
  /// The variance along each direction, `[count]`.
  public let variances: [Double]
  /// The variance along all directions there are.
  public let totalVariance: Double

  /// The fraction of the variance along each direction, `[count]`.
  public var explainedFractions: [Double] {
    variances.map { totalVariance > 0 ? $0 / totalVariance : 0 }
  }

  /// Points of up to so many numbers are solved exactly, wider ones by repeated multiplication.
  private static let widestExact = 128

  /// Finds the first directions.
  ///
  /// - Parameters:
  ///   - points: `[points, width]`, at least 2 points.
  ///   - count: How many directions, at most `width`.
  /// - Complexity: O(points · width² + width³) for up to 128 numbers a point, else
  ///   O(points · width² + steps · width² · count).
  /// - Reference: Halko, Martinsson and Tropp, ["Finding structure with
  ///   randomness"](https://arxiv.org/abs/0909.4061), algorithm 4.4, for wide points.
  public init(of points: Tensor, count: Int) {
    let (rows, width) = (points.shape[0], points.shape.last)
    guard points.shape.rank == 2, rows >= 2, count >= 1, count <= width else {
      fatalError(
        "PrincipalComponents: expected 2 points or more and 1 to \(width) directions, got shape "
          + "\(points.shape) and \(count).")
    }
    let (mean, covariance) = Self.covariance(of: points)
    let eigen =
      width <= Self.widestExact
      ? SymmetricEigen(covariance) : Self.leading(count, of: covariance)
    self.mean = mean
    directions = eigen.vectors.prefix(count).map(Self.signed)
    variances = eigen.values.prefix(count).map { max($0, 0) }
    totalVariance = (0..<width).reduce(0) { $0 + covariance[$1][$1] }
  }

  /// The places of points along the directions, `[points, count]`.
  ///
  /// - Parameter points: `[points, width]`.
  /// - Returns: `[points, count]`.
  public func project(_ points: Tensor) -> Tensor {
    let width = points.shape.last
    guard points.shape.rank == 2, width == mean.count else {
      fatalError(
        "PrincipalComponents: expected points of \(mean.count) numbers, got \(points.shape).")
    }
    var result = Tensor(Shape(points.shape[0], directions.count))
    let elements = points.elements
    for row in 0..<points.shape[0] {
      for (column, direction) in directions.enumerated() {
        var sum = 0.0
        for i in 0..<width {
          sum += (Double(elements[row * width + i]) - mean[i]) * direction[i]
        }
        result[row, column] = Float(sum)
      }
    }
    return result
  }

  private static func covariance(of points: Tensor) -> (mean: [Double], matrix: [[Double]]) {
    let (rows, width) = (points.shape[0], points.shape.last)
    let elements = points.elements
    var mean = [Double](repeating: 0, count: width)
    for row in 0..<rows { for i in 0..<width { mean[i] += Double(elements[row * width + i]) } }
    for i in 0..<width { mean[i] /= Double(rows) }
    var centred = [Float](repeating: 0, count: rows * width)
    for row in 0..<rows {
      for i in 0..<width {
        centred[row * width + i] = Float(Double(elements[row * width + i]) - mean[i])
      }
    }
    var product = [Float](repeating: 0, count: width * width)
    Kernels.matrixProduct(
      width, rows, width, centred, .transposed, aStride: width, centred, bStride: width,
      into: &product, cStride: width)
    let matrix = (0..<width).map { i in
      (0..<width).map { Double(product[i * width + $0]) / Double(rows - 1) }
    }
    return (mean, matrix)
  }

  /// The first eigenvectors of a large matrix: a block of directions is multiplied by it, made right-
  /// angled again and sorted out, until the variances stand still.
  private static func leading(_ count: Int, of matrix: [[Double]]) -> SymmetricEigen {
    let width = matrix.count
    let size = min(width, count + 10)
    var generator = SeededGenerator(seed: 0)
    var block = (0..<size).map { _ in
      (0..<width).map { _ in Double(Float.normal(using: &generator)) }
    }
    var values = [Double](repeating: .infinity, count: size)
    for _ in 0..<500 {
      block = orthonormal(block.map { multiply(matrix, $0) })
      let images = block.map { multiply(matrix, $0) }
      let small = SymmetricEigen(block.map { row in images.map { inner(row, $0) } })
      block = small.vectors.map { combine(block, $0) }
      let change = zip(values, small.values).prefix(count).map { abs($0 - $1) }.max() ?? 0
      values = small.values
      if change <= 1e-12 * abs(values[0]) { break }
    }
    return SymmetricEigen(values: values, vectors: block)
  }

  private static func signed(_ direction: [Double]) -> [Double] {
    let largest = direction.max { abs($0) < abs($1) } ?? 0
    return largest < 0 ? direction.map { -$0 } : direction
  }

  private static func multiply(_ matrix: [[Double]], _ x: [Double]) -> [Double] {
    matrix.map { inner($0, x) }
  }

  private static func combine(_ rows: [[Double]], _ factors: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: rows[0].count)
    for (row, factor) in zip(rows, factors) {
      for i in result.indices { result[i] += factor * row[i] }
    }
    return result
  }
}
