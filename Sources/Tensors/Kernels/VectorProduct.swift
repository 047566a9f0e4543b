extension Kernels {
  /// Multiplies a row by a matrix: `y = x W + b`, what a linear layer does to a single token.
  ///
  /// Four rows of the matrix at a time, so that `y` is read and written a quarter as often. Memory
  /// bound: every weight is read once.
  ///
  /// - Parameters:
  ///   - x: `[inputs]`.
  ///   - weight: `[inputs, outputs]`.
  ///   - bias: `[outputs]`.
  ///   - y: Receives the result, `[outputs]`.
  ///   - inputs: The length of `x`.
  ///   - outputs: The length of `y`.
  package static func vectorProduct(
    _ x: UnsafePointer<Float>, _ weight: UnsafePointer<Float>, bias: UnsafePointer<Float>,
    into y: UnsafeMutablePointer<Float>, inputs: Int, outputs: Int
  ) {
    y.update(from: bias, count: outputs)
    var i = 0
    while i &+ 4 <= inputs {
      let (a, b, c, d) = (x[i], x[i &+ 1], x[i &+ 2], x[i &+ 3])
      let row0 = weight + i &* outputs
      let (row1, row2, row3) = (row0 + outputs, row0 + 2 &* outputs, row0 + 3 &* outputs)
      for j in 0..<outputs {
        y[j] = y[j].addingProduct(a, row0[j]).addingProduct(b, row1[j])
          .addingProduct(c, row2[j]).addingProduct(d, row3[j])
      }
      i &+= 4
    }
    while i < inputs {
      add(x[i], times: weight + i &* outputs, to: y, count: outputs)
      i &+= 1
    }
  }
}
