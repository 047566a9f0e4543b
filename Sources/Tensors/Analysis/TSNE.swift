import Platform

/// A map of points in a plane that keeps neighbours together: t-SNE, with the exact gradient.
///
/// The map starts from the first two principal components, so it does not depend on chance. Distances
/// on it are not to scale: only who is near whom can be read from it. Descents of different
/// `earlyFraction` end in different valleys; where it matters, draw several and keep the one with the
/// lowest ``divergence``.
///
/// ```swift
/// var map = TSNE(of: vectors, workers: workers)
/// while map.step(workers: workers) {}
/// ```
///
/// - Complexity: O(points²) a step: meant for up to some thousand points.
/// - Reference: ["Visualizing Data using t-SNE"](https://www.jmlr.org/papers/v9/vandermaaten08a.html).
public struct TSNE: Sendable {
  /// About how many neighbours each point has.
  public let perplexity: Double
  /// How many steps were done.
  public private(set) var stepsDone = 0
  /// How many steps there are.
  public let stepCount: Int
  /// How many points there are.
  public let count: Int

  private let weights: NeighbourWeights
  private let start: Tensor  // [2, stride]
  private var places: Tensor  // [2, stride]
  private var speeds: Tensor  // [2, stride]
  private var gains: Tensor  // [2, stride]
  private var forces: [Kernels.TSNEForces]
  private let rate: Float

  /// In the early steps neighbours pull twelve times as hard, which sorts out the clouds.
  private let earlySteps: Int
  private static let exaggeration: Float = 12
  /// The learning rate grows with the points, from this on.
  ///
  /// Belkina and others advise it (2019); scikit-learn's least, 50, ends at a higher divergence for a
  /// few hundred points or fewer.
  private static let leastRate: Float = 20
  /// What fills up a row of points lies so far away that it weighs nothing.
  private static let farAway: Float = 1e18

  /// Weighs all neighbours, and places the points by their principal components.
  ///
  /// - Parameters:
  ///   - points: `[points, width]`, at least 2.
  ///   - perplexity: About how many neighbours each point has; made smaller where it is more than a
  ///     third of the points.
  ///   - stepCount: How many steps there are.
  ///   - earlyFraction: The fraction of the steps in which neighbours pull harder, to sort out the clouds.
  ///   - workers: The threads.
  public init(
    of points: Tensor, perplexity: Double = 30, stepCount: Int = 1000, earlyFraction: Double = 0.25,
    workers: Workers
  ) {
    guard points.shape.rank == 2, points.shape[0] >= 2 else {
      fatalError("TSNE: expected 2 points or more, got shape \(points.shape).")
    }
    count = points.shape[0]
    self.stepCount = stepCount
    earlySteps = Int(earlyFraction * Double(stepCount))
    self.perplexity = max(min(perplexity, Double(count - 1) / 3), 1)
    weights = NeighbourWeights(of: points, perplexity: self.perplexity, workers: workers)
    rate = max(Float(count) / (4 * Self.exaggeration), Self.leastRate)
    let stride = weights.stride
    speeds = Tensor(Shape(2, stride))
    gains = Tensor(Shape(2, stride), repeating: 1)
    places = Tensor(Shape(2, stride), repeating: Self.farAway)
    let components = PrincipalComponents(of: points, count: min(2, points.shape.last))
    let projected = components.project(points)
    let deviation = components.variances[0].squareRoot()
    let scale = deviation > 0 ? Float(1e-4 / deviation) : 0
    for axis in 0..<2 {
      for point in 0..<count {
        places[axis, point] = axis < projected.shape.last ? projected[point, axis] * scale : 0
      }
    }
    start = places
    forces = Array(repeating: .none, count: count)
  }

  /// Moves all points a step.
  ///
  /// - Parameter workers: The threads; each row of forces is summed by one of them.
  /// - Returns: Whether there are more steps.
  public mutating func step(workers: Workers) -> Bool {
    guard stepsDone < stepCount else { return false }
    let (count, stride) = (count, weights.stride)
    let isEarly = stepsDone < earlySteps
    let exaggeration = isEarly ? Self.exaggeration : 1
    let momentum: Float = isEarly ? 0.5 : 0.8
    let rate = rate
    sumForces(workers)
    var total = 0.0
    for force in forces { total += Double(force.weight) }
    let share = Float(1 / max(total, .leastNormalMagnitude))
    places.withUnsafeMutablePointer { places in
      speeds.withUnsafeMutablePointer { speeds in
        gains.withUnsafeMutablePointer { gains in
          for point in 0..<count {
            let force = forces[point]
            let gx = 4 * (exaggeration * force.attraction.x - share * force.repulsion.x)
            let gy = 4 * (exaggeration * force.attraction.y - share * force.repulsion.y)
            for (i, gradient) in [(point, gx), (stride + point, gy)] {
              // A gain grows while the point keeps its way, and shrinks when it turns.
              let keepsWay = speeds[i] * gradient < 0
              gains[i] = max(keepsWay ? gains[i] + 0.2 : gains[i] * 0.8, 0.01)
              speeds[i] = momentum * speeds[i] - rate * gains[i] * gradient
              places[i] += speeds[i]
            }
          }
        }
      }
    }
    stepsDone += 1
    if stepsDone == earlySteps { reopenFallenAxes() }
    return stepsDone < stepCount
  }

  /// Starts an axis anew on which all points have fallen together.
  ///
  /// Where neighbours are many and no clouds stand apart, the early pull is stronger than all that
  /// keeps points apart, and would leave zeros, from which no force leads away.
  private mutating func reopenFallenAxes() {
    for axis in 0..<2 {
      func spread(_ tensor: Tensor) -> Float {
        let values = (0..<count).map { tensor[axis, $0] }
        return (values.max() ?? 0) - (values.min() ?? 0)
      }
      guard spread(places) < spread(start) else { continue }
      for point in 0..<count {
        places[axis, point] = start[axis, point]
        speeds[axis, point] = 0
        gains[axis, point] = 1
      }
    }
  }

  private mutating func sumForces(_ workers: Workers) {
    let (count, stride) = (count, weights.stride)
    places.withUnsafePointer { places in
      weights.weights.withUnsafePointer { weights in
        forces.withUnsafeMutableBufferPointer { forces in
          workers.run(
            (count + ForcesWork.rowsAPiece - 1) / ForcesWork.rowsAPiece,
            ForcesWork(
              places: places, weights: weights, count: count, stride: stride, forces: forces))
        }
      }
    }
  }

  /// Where the points are now, `[points, 2]`, their centre at 0.
  public var positions: Tensor {
    var result = Tensor(Shape(count, 2))
    for axis in 0..<2 {
      let mean = (0..<count).reduce(0.0) { $0 + Double(places[axis, $1]) } / Double(count)
      for point in 0..<count { result[point, axis] = places[axis, point] - Float(mean) }
    }
    return result
  }

  /// How far the map's neighbours are from the points' own: `KL(P || Q) = Σ p ln(p / q)` in nats.
  ///
  /// - Complexity: O(points²).
  public var divergence: Double {
    let (x, y) = (
      (0..<count).map { Double(places[0, $0]) }, (0..<count).map { Double(places[1, $0]) }
    )
    func weight(_ i: Int, _ j: Int) -> Double {
      let (dx, dy) = (x[i] - x[j], y[i] - y[j])
      return 1 / (1 + dx * dx + dy * dy)
    }
    var total = 0.0
    for i in 0..<count { for j in 0..<count where j != i { total += weight(i, j) } }
    let stride = weights.stride
    return weights.weights.withUnsafePointer { p in
      var sum = 0.0
      for i in 0..<count {
        for j in 0..<count where j != i {
          let p = Double(p[i * stride + j])
          if p > 0 { sum += p * log(p * total / weight(i, j)) }
        }
      }
      return sum
    }
  }
}

/// The forces on all points; a piece is some rows of them.
private struct ForcesWork: PieceWork {
  static let rowsAPiece = 32

  let places: UnsafePointer<Float>  // [2, stride]
  let weights: UnsafePointer<Float>  // [count, stride]
  let count: Int
  let stride: Int
  let forces: UnsafeMutableBufferPointer<Kernels.TSNEForces>

  func callAsFunction(_ piece: Int) {
    for point in piece * Self.rowsAPiece..<min(count, (piece + 1) * Self.rowsAPiece) {
      forces[point] = Kernels.tsneForces(
        on: point, x: places, y: places + stride, p: weights + point * stride, count: stride)
    }
  }
}
