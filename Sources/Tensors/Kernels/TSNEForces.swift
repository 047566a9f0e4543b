import VectorMath

extension Kernels {
  /// What one point of a map feels from all others.
  package struct TSNEForces: Sendable {
    /// Σ p w dx and Σ p w dy: towards neighbours.
    package var attraction: (x: Float, y: Float)
    /// Σ w² dx and Σ w² dy: away from all.
    package var repulsion: (x: Float, y: Float)
    /// Σ w, the point itself not counted.
    package var weight: Float

    /// No forces.
    package static let none = TSNEForces(attraction: (0, 0), repulsion: (0, 0), weight: 0)
  }

  /// Sums the forces of t-SNE on one point: with `(dx, dy)` the way from another point to this one
  /// and `w = 1 / (1 + dx² + dy²)`, attraction is `p w (dx, dy)` and repulsion `w² (dx, dy)`.
  ///
  /// - Parameters:
  ///   - point: The point's number.
  ///   - x: All points, `[count]`; what is there only to fill up must lie far away, as at 1e18.
  ///   - y: All points, `[count]`.
  ///   - p: How much each is a neighbour of this one, `[count]`; 0 for what fills up.
  ///   - count: A multiple of 16.
  /// - Returns: The sums.
  /// - Complexity: O(count).
  package static func tsneForces(
    on point: Int, x: UnsafePointer<Float>, y: UnsafePointer<Float>, p: UnsafePointer<Float>,
    count: Int
  ) -> TSNEForces {
    let (x0, y0) = (Lanes(repeating: x[point]), Lanes(repeating: y[point]))
    let one = Lanes(repeating: 1)
    var (ax, ay) = (Lanes.zero, Lanes.zero)
    var (rx, ry) = (Lanes.zero, Lanes.zero)
    var total = Lanes.zero
    var j = 0
    while j < count {
      let dx = x0 - lanes(x, j)
      let dy = y0 - lanes(y, j)
      let w = one / one.addingProduct(dx, dx).addingProduct(dy, dy)
      let pw = lanes(p, j) * w
      let ww = w * w
      total += w
      ax = ax.addingProduct(pw, dx)
      ay = ay.addingProduct(pw, dy)
      rx = rx.addingProduct(ww, dx)
      ry = ry.addingProduct(ww, dy)
      j &+= 16
    }
    return TSNEForces(
      attraction: (ax.sum(), ay.sum()), repulsion: (rx.sum(), ry.sum()), weight: total.sum() - 1)
  }

  /// The plain loop that `tsneForces` is tested against.
  package static func tsneForcesReference(
    on point: Int, x: [Double], y: [Double], p: [Double]
  ) -> (attraction: (Double, Double), repulsion: (Double, Double), weight: Double) {
    var (a, r, total) = ((0.0, 0.0), (0.0, 0.0), 0.0)
    for j in x.indices where j != point {
      let (dx, dy) = (x[point] - x[j], y[point] - y[j])
      let w = 1 / (1 + dx * dx + dy * dy)
      a = (a.0 + p[j] * w * dx, a.1 + p[j] * w * dy)
      r = (r.0 + w * w * dx, r.1 + w * w * dy)
      total += w
    }
    return (a, r, total)
  }

  /// The square of the distance between two points, `Σ (x - y)²`.
  package static func squaredDistance(
    _ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, count: Int
  ) -> Float {
    var total = Lanes.zero
    var i = 0
    while i &+ 16 <= count {
      let d = lanes(x, i) - lanes(y, i)
      total = total.addingProduct(d, d)
      i &+= 16
    }
    var sum = total.sum()
    while i < count {
      let d = x[i] - y[i]
      sum += d * d
      i &+= 1
    }
    return sum
  }
}
