extension Kernels {
  /// The sizes of a matrix product and how its matrices lie in memory: enough to count its work and
  /// to run it again on other numbers.
  package struct ProductShape: Sendable, Hashable {
    /// Rows of the result.
    package let m: Int
    /// The length of the sums.
    package let k: Int
    /// Columns of the result.
    package let n: Int
    let (aOrientation, bOrientation): (Orientation, Orientation)
    let (aStride, bStride, cStride): (Int, Int, Int)

    /// Describes a call of `matrixProduct`; without strides, rows follow one another.
    package init(
      _ m: Int, _ k: Int, _ n: Int, _ a: Orientation = .plain, aStride: Int? = nil,
      _ b: Orientation = .plain, bStride: Int? = nil, cStride: Int? = nil
    ) {
      (self.m, self.k, self.n) = (m, k, n)
      (aOrientation, bOrientation) = (a, b)
      self.aStride = aStride ?? (a == .plain ? k : m)
      self.bStride = bStride ?? (b == .plain ? n : k)
      self.cStride = cStride ?? n
    }

    /// How many numbers are multiplied and added: `m·k·n`.
    package var multiplyAdds: Int { m * k * n }

    /// Floats that a replay of this product needs.
    package var floatCount: Int { spans.a + spans.b + spans.c + 48 }

    /// Floats from the first to behind the last element of each matrix.
    var spans: (a: Int, b: Int, c: Int) {
      (
        aOrientation == .plain ? m * aStride : k * aStride,
        bOrientation == .plain ? k * bStride : n * bStride,
        m * cStride
      )
    }
  }

  /// Runs matrix products of the given shapes one after the other, on whatever numbers `memory`
  /// holds: the time that a computation's products take when there is nothing else.
  ///
  /// The matrices are taken from `memory` in turn: the larger it is, the farther away they are.
  ///
  /// - Parameters:
  ///   - shapes: The products, in the order in which they run.
  ///   - memory: Numbers to multiply; overwritten.
  ///   - count: The floats of `memory`, at least as many as the largest product's matrices have.
  package static func replay(
    _ shapes: [ProductShape], memory: UnsafeMutablePointer<Float>, count: Int
  ) {
    var offset = 0
    func next(_ floats: Int) -> UnsafeMutablePointer<Float> {
      if offset + floats > count { offset = 0 }
      defer { offset += (floats + 15) & ~15 }
      return memory + offset
    }
    for shape in shapes {
      let spans = shape.spans
      if offset + shape.floatCount > count { offset = 0 }
      let (a, b, c) = (next(spans.a), next(spans.b), next(spans.c))
      matrixProduct(
        shape.m, shape.k, shape.n, a, shape.aOrientation, aStride: shape.aStride,
        b, shape.bOrientation, bStride: shape.bStride, into: c, cStride: shape.cStride)
    }
  }
}
