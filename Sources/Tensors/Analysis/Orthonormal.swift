/// The inner product of two vectors in double precision.
func inner(_ x: [Double], _ y: [Double]) -> Double {
  var sum = 0.0
  for i in 0..<min(x.count, y.count) { sum += x[i] * y[i] }
  return sum
}

/// Makes vectors of length 1 that stand at right angles and span what the given ones span: the Q of a
/// QR factorisation whose R has a positive diagonal.
///
/// Gram and Schmidt's way, each vector freed of the earlier ones twice, which is as exact as
/// Householder's. A vector that depends on earlier ones becomes zeros.
func orthonormal(_ vectors: [[Double]]) -> [[Double]] {
  var result: [[Double]] = []
  for vector in vectors {
    var rest = vector
    let before = inner(vector, vector).squareRoot()
    for _ in 0..<2 {
      for earlier in result {
        let share = inner(rest, earlier)
        for i in rest.indices { rest[i] -= share * earlier[i] }
      }
    }
    let length = inner(rest, rest).squareRoot()
    let isDependent = length <= 1e-13 * before || length == 0
    result.append(rest.map { isDependent ? 0 : $0 / length })
  }
  return result
}
