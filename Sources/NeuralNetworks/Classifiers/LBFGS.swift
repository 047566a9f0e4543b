/// Finds the lowest point of a smooth function from its values and gradients.
///
/// L-BFGS: from the last steps and how the gradient changed on them it guesses how the ground curves,
/// and so walks straight where steepest descent would zigzag. Each step is halved until the function
/// has fallen enough (Armijo's rule). For convex functions such as logistic regression's, where no
/// step size needs to be chosen and all runs end in the same place.
///
/// - Reference: ["On the limited memory BFGS method for large scale optimization"](https://doi.org/10.1007/BF01589116).
public struct LBFGS: Sendable {
  /// How many steps at most.
  public var iterations: Int
  /// The search ends where no part of the gradient is larger.
  public var tolerance: Double
  /// How many earlier steps are remembered.
  public var memory = 10

  /// Makes a search.
  public init(iterations: Int = 100, tolerance: Double = 1e-5) {
    self.iterations = iterations
    self.tolerance = tolerance
  }

  /// Walks downhill.
  ///
  /// - Parameters:
  ///   - start: Where to begin.
  ///   - function: Returns the value at a point and writes the gradient there.
  ///   - watch: Called after each step with the number of steps and the value; may stop by throwing.
  /// - Returns: The lowest point found.
  /// - Throws: What `watch` throws.
  public func minimum<E: Error>(
    from start: [Double], of function: (_ point: [Double], _ gradient: inout [Double]) -> Double,
    watch: (_ step: Int, _ value: Double) throws(E) -> Void
  ) throws(E) -> [Double] {
    var point = start
    var gradient = [Double](repeating: 0, count: start.count)
    var value = function(point, &gradient)
    var history: [(step: [Double], change: [Double], scale: Double)] = []
    for iteration in 0..<iterations {
      guard gradient.contains(where: { abs($0) > tolerance }) else { break }
      var direction = Self.direction(gradient, history)
      var slope = Self.dot(direction, gradient)
      if slope >= 0 {  // the guess is no good here: straight downhill
        history.removeAll()
        direction = gradient.map { -$0 }
        slope = Self.dot(direction, gradient)
      }
      var length = history.isEmpty ? min(1, 1 / (-slope).squareRoot()) : 1
      var next = point
      var nextGradient = gradient
      var nextValue = value
      var fell = false
      for _ in 0..<30 where !fell {
        for i in point.indices { next[i] = point[i] + length * direction[i] }
        nextValue = function(next, &nextGradient)
        fell = nextValue <= value + 1e-4 * length * slope
        if !fell { length /= 2 }
      }
      guard fell else { break }  // no lower point on this line: rounding is all that is left
      let step = zip(next, point).map { $0 - $1 }
      let change = zip(nextGradient, gradient).map { $0 - $1 }
      let curvature = Self.dot(step, change)
      if curvature > 1e-12 * Self.dot(change, change) {
        history.append((step, change, 1 / curvature))
        if history.count > memory { history.removeFirst() }
      }
      (point, gradient, value) = (next, nextGradient, nextValue)
      try watch(iteration + 1, value)
    }
    return point
  }

  /// The gradient times the guessed inverse of the curvature, downhill (the two-loop recursion).
  private static func direction(
    _ gradient: [Double], _ history: [(step: [Double], change: [Double], scale: Double)]
  ) -> [Double] {
    var q = gradient
    var alphas: [Double] = []
    for past in history.reversed() {
      let alpha = past.scale * dot(past.step, q)
      alphas.append(alpha)
      for i in q.indices { q[i] -= alpha * past.change[i] }
    }
    if let last = history.last {
      let scale = 1 / (last.scale * dot(last.change, last.change))
      for i in q.indices { q[i] *= scale }
    }
    for (past, alpha) in zip(history, alphas.reversed()) {
      let beta = past.scale * dot(past.change, q)
      for i in q.indices { q[i] += (alpha - beta) * past.step[i] }
    }
    return q.map { -$0 }
  }

  private static func dot(_ x: [Double], _ y: [Double]) -> Double {
    var sum = 0.0
    for i in x.indices { sum += x[i] * y[i] }
    return sum
  }
}
