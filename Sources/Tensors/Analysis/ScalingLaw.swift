import Platform

/// The law by which the loss of models falls with their size and with their data, where each is taken at
/// the best moment of its training.
///
/// `loss = (sizePart · size^(-sizeExponent / dataExponent) + dataPart / data)^dataExponent`
///
/// Where there is data enough, `loss ~ size^-sizeExponent`; where the model is large enough,
/// `loss ~ data^-dataExponent`; in between, the scarcer of the two sets the limit.
///
/// - Reference: ["Scaling Laws for Neural Language Models"](https://arxiv.org/abs/2001.08361), equation
///   1.5, with `sizePart = N_c^(α_N / α_D)` and `dataPart = D_c`.
public struct ScalingLaw: Sendable, Equatable {
  /// How much the size holds the loss up, at size 1.
  public var sizePart: Double
  /// How fast the loss falls with the size, given data enough.
  public var sizeExponent: Double
  /// How much the data hold the loss up, at data 1.
  public var dataPart: Double
  /// How fast the loss falls with the data, given size enough.
  public var dataExponent: Double

  /// One trained model.
  public struct Point: Sendable, Equatable {
    /// How large the model is, above 0.
    public var size: Double
    /// From how much it learned, above 0.
    public var data: Double
    /// What it reached, above 0.
    public var loss: Double

    /// Makes a point.
    public init(size: Double, data: Double, loss: Double) {
      self.size = size
      self.data = data
      self.loss = loss
    }
  }

  /// Makes a law from its numbers.
  public init(sizePart: Double, sizeExponent: Double, dataPart: Double, dataExponent: Double) {
    (self.sizePart, self.sizeExponent) = (sizePart, sizeExponent)
    (self.dataPart, self.dataExponent) = (dataPart, dataExponent)
  }

  /// The loss that the law gives a model.
  public func loss(size: Double, data: Double) -> Double {
    pow(
      sizePart * pow(size, -sizeExponent / dataExponent) + dataPart / data, dataExponent)
  }

  /// Finds the law that misses some points least, by the sum of squares.
  ///
  /// For each pair of exponents the two parts are found by Gauss and Newton's steps; the pair is searched
  /// on a grid that is refined around its best point.
  ///
  /// - Parameter points: At least five, of at least two sizes and two amounts of data.
  /// - Complexity: O(points), some thousand times.
  public init(fitting points: [Point]) {
    guard points.count >= 5, Set(points.map(\.size)).count > 1, Set(points.map(\.data)).count > 1,
      points.allSatisfy({ $0.size > 0 && $0.data > 0 && $0.loss > 0 && $0.loss.isFinite })
    else {
      fatalError(
        "ScalingLaw: expected five points or more, of two sizes and two amounts of data or more, all "
          + "above 0; got \(points.count).")
    }
    var best = ScalingLaw(sizePart: 1, sizeExponent: 0.3, dataPart: 1, dataExponent: 0.3)
    var leastError = Double.infinity
    // Exponents are searched by ratios: 0.03 to 3 at first.
    var (centre, step) = ((log(0.3), log(0.3)), log(10.0) / 6)
    for _ in 0..<7 {
      for i in -6...6 {
        for j in -6...6 {
          var law = best
          law.sizeExponent = exp(centre.0 + step * Double(i))
          law.dataExponent = exp(centre.1 + step * Double(j))
          law.fitParts(points)
          let error = law.squaredError(points)
          if error < leastError { (best, leastError) = (law, error) }
        }
      }
      centre = (log(best.sizeExponent), log(best.dataExponent))
      step /= 3
    }
    self = best
  }

  /// How far the numbers of the law move when one point is left out: the jackknife's standard errors.
  ///
  /// - Parameter points: Six or more, so that five remain.
  /// - Returns: A standard error in place of each number.
  /// - Reference: ["Bias and Confidence in Not-quite Large Samples"](https://doi.org/10.1214/aoms/1177706647).
  public static func standardErrors(of points: [Point]) -> ScalingLaw {
    let laws = points.indices.map { left in
      ScalingLaw(fitting: points.indices.filter { $0 != left }.map { points[$0] })
    }
    func error(_ number: (ScalingLaw) -> Double) -> Double {
      let n = Double(laws.count)
      let mean = laws.reduce(0) { $0 + number($1) } / n
      let squares = laws.reduce(0) { $0 + (number($1) - mean) * (number($1) - mean) }
      return (squares * (n - 1) / n).squareRoot()
    }
    return ScalingLaw(
      sizePart: error(\.sizePart), sizeExponent: error(\.sizeExponent),
      dataPart: error(\.dataPart), dataExponent: error(\.dataExponent))
  }

  func squaredError(_ points: [Point]) -> Double {
    points.reduce(0) { sum, point in
      let miss = loss(size: point.size, data: point.data) - point.loss
      return sum + miss * miss
    }
  }

  /// Finds the parts for the exponents that the law has, from those that fit the losses' powers.
  private mutating func fitParts(_ points: [Point]) {
    let x = points.map { pow($0.size, -sizeExponent / dataExponent) }
    let y = points.map { 1 / $0.data }
    (sizePart, dataPart) = Self.leastSquares(
      x, y, points.map { pow($0.loss, 1 / dataExponent) },
      weights: points.map { point in
        pow(point.loss, 1 - 1 / dataExponent)
      })
    for _ in 0..<4 {
      let sums = zip(x, y).map { max(sizePart * $0 + dataPart * $1, 1e-300) }
      let slopes = sums.map { dataExponent * pow($0, dataExponent - 1) }
      let wanted = zip(zip(sums, slopes), points).map { pair, point in
        pair.0 + (point.loss - pow(pair.0, dataExponent)) / pair.1
      }
      (sizePart, dataPart) = Self.leastSquares(x, y, wanted, weights: slopes)
    }
  }

  /// The `a, b >= 0` for which `a x + b y` is nearest to `z`, each point weighed.
  private static func leastSquares(
    _ x: [Double], _ y: [Double], _ z: [Double], weights: [Double]
  ) -> (Double, Double) {
    func product(_ p: [Double], _ q: [Double]) -> Double {
      p.indices.reduce(0) { $0 + p[$1] * q[$1] * weights[$1] * weights[$1] }
    }
    let (xx, xy, yy) = (product(x, x), product(x, y), product(y, y))
    let (xz, yz) = (product(x, z), product(y, z))
    let determinant = xx * yy - xy * xy
    if determinant > 1e-12 * xx * yy {
      let a = (xz * yy - yz * xy) / determinant
      let b = (yz * xx - xz * xy) / determinant
      if a >= 0, b >= 0 { return (a, b) }
    }
    // One of the two alone: the one that explains more.
    let (a, b) = (max(0, xz / max(xx, 1e-300)), max(0, yz / max(yy, 1e-300)))
    return xz * a >= yz * b ? (a, 0) : (0, b)
  }
}
