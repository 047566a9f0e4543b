/// The eigenvalues of a symmetric matrix, the largest first, with their vectors.
///
/// - Reference: Jacobi's method of 1846: rotations that make one element zero at a time.
struct SymmetricEigen: Sendable {
  /// The eigenvalues, falling.
  let values: [Double]
  /// The eigenvectors, `[count][width]`, of length 1.
  let vectors: [[Double]]

  init(values: [Double], vectors: [[Double]]) {
    self.values = values
    self.vectors = vectors
  }

  /// Solves a matrix.
  ///
  /// - Complexity: O(width³) a sweep, of about ten.
  init(_ matrix: [[Double]]) {
    let n = matrix.count
    var a = matrix.flatMap { $0 }
    var v = [Double](repeating: 0, count: n * n)  // rows are eigenvectors
    for i in 0..<n { v[i * n + i] = 1 }
    let whole = a.reduce(0) { $0 + $1 * $1 }
    for _ in 0..<60 {
      var rest = 0.0
      for i in 0..<n { for j in 0..<i { rest += a[i * n + j] * a[i * n + j] } }
      if rest <= 1e-26 * whole { break }
      for p in 0..<n { for q in p + 1..<max(n, p + 1) { Self.rotate(&a, &v, p, q, n) } }
    }
    let order = (0..<n).sorted { left, right in
      let (x, y) = (a[left * n + left], a[right * n + right])
      return x != y ? x > y : left < right
    }
    values = order.map { a[$0 * n + $0] }
    vectors = order.map { Array(v[$0 * n..<($0 + 1) * n]) }
  }

  /// Turns the plane of two axes until their element is zero.
  private static func rotate(_ a: inout [Double], _ v: inout [Double], _ p: Int, _ q: Int, _ n: Int)
  {
    let apq = a[p * n + q]
    guard apq != 0 else { return }
    let theta = (a[q * n + q] - a[p * n + p]) / (2 * apq)
    let t = (theta >= 0 ? 1.0 : -1.0) / (abs(theta) + (theta * theta + 1).squareRoot())
    let c = 1 / (t * t + 1).squareRoot()
    let s = t * c
    a.withUnsafeMutableBufferPointer { a in
      for k in 0..<n {
        let (x, y) = (a[k * n + p], a[k * n + q])
        a[k * n + p] = c * x - s * y
        a[k * n + q] = s * x + c * y
      }
      turn(a, p, q, n, c, s)
    }
    v.withUnsafeMutableBufferPointer { turn($0, p, q, n, c, s) }
  }

  /// Turns two rows.
  private static func turn(
    _ a: UnsafeMutableBufferPointer<Double>, _ p: Int, _ q: Int, _ n: Int, _ c: Double, _ s: Double
  ) {
    for k in 0..<n {
      let (x, y) = (a[p * n + k], a[q * n + k])
      a[p * n + k] = c * x - s * y
      a[q * n + k] = s * x + c * y
    }
  }
}
