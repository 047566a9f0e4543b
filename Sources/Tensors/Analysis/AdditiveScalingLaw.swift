import Platform

/// The law by which a model's loss falls with its size and with its data, where no text is read twice.
///
/// `loss = floor + sizeFactor · size^-sizeExponent + dataFactor · data^-dataExponent`
///
/// What no model of the kind predicts, what a larger one would, and what more data would teach.
///
/// - Reference: ["Training Compute-Optimal Large Language Models"](https://arxiv.org/abs/2203.15556),
///   equation 2.
public struct AdditiveScalingLaw: Sendable, Equatable {
  /// The loss that neither size nor data takes away.
  public var floor: Double
  /// How much size has to take away, at size 1.
  public var sizeFactor: Double
  /// How fast size takes it away.
  public var sizeExponent: Double
  /// How much data have to take away, at data 1.
  public var dataFactor: Double
  /// How fast data take it away.
  public var dataExponent: Double

  /// The loss that the law gives a model.
  public func loss(size: Double, data: Double) -> Double {
    floor + sizeFactor * pow(size, -sizeExponent) + dataFactor * pow(data, -dataExponent)
  }

  /// Finds the law that misses some points least, by the sum of squares.
  ///
  /// For each pair of exponents the other three numbers are a linear problem, solved exactly and never
  /// below 0; the pair is searched on a grid that is refined around its best point.
  ///
  /// - Parameter points: At least five, of at least two sizes and two amounts of data.
  /// - Complexity: O(points), some thousand times.
  public init(fitting points: [ScalingLaw.Point]) {
    guard points.count >= 5, Set(points.map(\.size)).count > 1, Set(points.map(\.data)).count > 1,
      points.allSatisfy({ $0.size > 0 && $0.data > 0 && $0.loss.isFinite })
    else {
      fatalError(
        "AdditiveScalingLaw: expected five points or more, of two sizes and two amounts of data or more, all "
          + "above 0; got \(points.count).")
    }
    var (best, leastError) = (AdditiveScalingLaw.zero, Double.infinity)
    var (centre, step) = ((1.0, 1.0), 0.2)
    for _ in 0..<8 {
      for i in -5...5 {
        for j in -5...5 {
          let exponents = (centre.0 + step * Double(i), centre.1 + step * Double(j))
          guard exponents.0 > 0.005, exponents.1 > 0.005 else { continue }
          let law = Self.linearFit(points, sizeExponent: exponents.0, dataExponent: exponents.1)
          let error = law.squaredError(points)
          if error < leastError { (best, leastError) = (law, error) }
        }
      }
      centre = (best.sizeExponent, best.dataExponent)
      step /= 3
    }
    self = best
  }

  private init(
    floor: Double, sizeFactor: Double, sizeExponent: Double, dataFactor: Double,
    dataExponent: Double
  ) {
    (self.floor, self.sizeFactor, self.sizeExponent) = (floor, sizeFactor, sizeExponent)
    (self.dataFactor, self.dataExponent) = (dataFactor, dataExponent)
  }

  private static let zero = AdditiveScalingLaw(
    floor: 0, sizeFactor: 0, sizeExponent: 1, dataFactor: 0, dataExponent: 1)

  func squaredError(_ points: [ScalingLaw.Point]) -> Double {
    points.reduce(0) { sum, point in
      let miss = loss(size: point.size, data: point.data) - point.loss
      return sum + miss * miss
    }
  }

  /// The best floor and factors for given exponents: of all sets of them that are not 0, the one with the
  /// least error whose numbers are all above 0.
  private static func linearFit(
    _ points: [ScalingLaw.Point], sizeExponent: Double, dataExponent: Double
  ) -> AdditiveScalingLaw {
    let columns = [
      points.map { _ in 1.0 }, points.map { pow($0.size, -sizeExponent) },
      points.map { pow($0.data, -dataExponent) },
    ]
    let losses = points.map(\.loss)
    var best = zero
    (best.sizeExponent, best.dataExponent) = (sizeExponent, dataExponent)
    var leastError = Double.infinity
    for subset in 1..<8 {
      let chosen = (0..<3).filter { subset >> $0 & 1 == 1 }
      guard let solution = leastSquares(chosen.map { columns[$0] }, losses),
        solution.allSatisfy({ $0 >= 0 })
      else { continue }
      var numbers = [0.0, 0, 0]
      for (column, value) in zip(chosen, solution) { numbers[column] = value }
      var law = best
      (law.floor, law.sizeFactor, law.dataFactor) = (numbers[0], numbers[1], numbers[2])
      let error = law.squaredError(points)
      if error < leastError { (best, leastError) = (law, error) }
    }
    return best
  }

  /// Solves the normal equations, of columns scaled to length 1, by elimination with pivots; nil where
  /// they have no single solution.
  private static func leastSquares(_ columns: [[Double]], _ y: [Double]) -> [Double]? {
    func product(_ a: [Double], _ b: [Double]) -> Double {
      zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let lengths = columns.map { max(product($0, $0).squareRoot(), 1e-300) }
    let scaled = zip(columns, lengths).map { column, length in column.map { $0 / length } }
    var rows = scaled.map { a in scaled.map { product(a, $0) } + [product(a, y)] }
    let n = rows.count
    for pivot in 0..<n {
      let largest = (pivot..<n).max { abs(rows[$0][pivot]) < abs(rows[$1][pivot]) } ?? pivot
      rows.swapAt(pivot, largest)
      guard abs(rows[pivot][pivot]) > 1e-12 else { return nil }
      for row in 0..<n where row != pivot {
        let factor = rows[row][pivot] / rows[pivot][pivot]
        for k in pivot...n { rows[row][k] -= factor * rows[pivot][k] }
      }
    }
    return (0..<n).map { rows[$0][n] / rows[$0][$0] / lengths[$0] }
  }
}
