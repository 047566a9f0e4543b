import VectorMath

extension Kernels {
  /// Adds element by element: `y += x`.
  package static func add(_ x: UnsafePointer<Float>, to y: UnsafeMutablePointer<Float>, count: Int)
  {
    for i in 0..<count { y[i] += x[i] }
  }

  /// Writes the sum of two vectors: `z = x + y`.
  package static func sum(
    _ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, into z: UnsafeMutablePointer<Float>,
    count: Int
  ) {
    for i in 0..<count { z[i] = x[i] + y[i] }
  }

  /// Adds a multiple: `y += factor · x`.
  package static func add(
    _ factor: Float, times x: UnsafePointer<Float>, to y: UnsafeMutablePointer<Float>, count: Int
  ) {
    for i in 0..<count { y[i] += factor * x[i] }
  }

  /// Multiplies by a number in place.
  package static func scale(_ x: UnsafeMutablePointer<Float>, by factor: Float, count: Int) {
    for i in 0..<count { x[i] *= factor }
  }

  /// Writes a row under each other: `y[r, :] = row`.
  package static func broadcast(
    _ row: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, rows: Int, width: Int
  ) {
    for r in 0..<rows { (y + r * width).update(from: row, count: width) }
  }

  /// Adds up the rows of a matrix: `sums (+)= Σ_r x[r, :]`, in the order of the rows.
  package static func sumRows(
    of x: UnsafePointer<Float>, rows: Int, width: Int, into sums: UnsafeMutablePointer<Float>,
    accumulate: Bool
  ) {
    if !accumulate { sums.update(repeating: 0, count: width) }
    var column = 0
    while column &+ 64 <= width {  // four registers, so that a row is read in longer stretches
      var (a, b) = (lanes(sums, column), lanes(sums, column &+ 16))
      var (c, d) = (lanes(sums, column &+ 32), lanes(sums, column &+ 48))
      for r in 0..<rows {
        let place = r &* width &+ column
        a += lanes(x, place)
        b += lanes(x, place &+ 16)
        c += lanes(x, place &+ 32)
        d += lanes(x, place &+ 48)
      }
      store(a, sums, column)
      store(b, sums, column &+ 16)
      store(c, sums, column &+ 32)
      store(d, sums, column &+ 48)
      column &+= 64
    }
    while column &+ 16 <= width {
      var total = lanes(sums, column)
      for r in 0..<rows { total += lanes(x, r &* width &+ column) }
      store(total, sums, column)
      column &+= 16
    }
    while column < width {
      var total = sums[column]
      for r in 0..<rows { total += x[r &* width &+ column] }
      sums[column] = total
      column &+= 1
    }
  }

  /// The inner product of two vectors.
  package static func dot(_ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, count: Int) -> Float
  {
    var total = Lanes.zero
    var i = 0
    while i &+ 16 <= count {
      total += lanes(x, i) * lanes(y, i)
      i &+= 16
    }
    var sum = total.sum()
    while i < count {
      sum += x[i] * y[i]
      i &+= 1
    }
    return sum
  }

  /// The sum of squares, in double precision across blocks, for norms of long vectors.
  package static func sumOfSquares(_ x: UnsafePointer<Float>, count: Int) -> Double {
    var total = 0.0
    var start = 0
    while start < count {
      let block = min(4096, count - start)
      total += Double(dot(x + start, x + start, count: block))
      start += block
    }
    return total
  }

  /// The plain loop that `dot` is tested against.
  package static func dotReference(
    _ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, count: Int
  ) -> Float {
    var sum = 0.0
    for i in 0..<count { sum += Double(x[i]) * Double(y[i]) }
    return Float(sum)
  }
}
