import Tensors

extension Variable {
  /// Multiplies matrices, one pair for each place of the axes before the last two: `c = a b`.
  ///
  /// - Parameters:
  ///   - other: `b`, `[…, k, n]`, or `[…, n, k]` where it enters with rows and columns exchanged.
  ///   - transposingSelf: Whether the receiver does, as in `kᵀ v`.
  ///   - transposingOther: Whether `other` does, as in `q kᵀ`.
  /// - Returns: `[…, m, n]`; the receiver is `[…, m, k]`, or `[…, k, m]` where it is transposed. The axes
  ///   before the last two are the same in all three.
  /// - Complexity: O(m · k · n) multiply-adds a pair.
  public func matmul(
    _ other: Variable, transposingSelf: Bool = false, transposingOther: Bool = false
  ) -> Variable {
    guard shape.rank >= 2, other.shape.rank == shape.rank else {
      fatalError(
        "matmul: expected two matrices, or two stacks of them, got \(shape) and \(other.shape).")
    }
    let axis = shape.rank - 2
    let (m, k) = transposingSelf ? (shape.last, shape[axis]) : (shape[axis], shape.last)
    let n = transposingOther ? other.shape[axis] : other.shape.last
    let expected = shape.replacing(axis: axis, with: transposingOther ? n : k)
      .replacingLast(with: transposingOther ? k : n)
    requireShape(other.shape, is: expected, in: "matmul")
    let c = tape.output(
      shape.replacing(axis: axis, with: m).replacingLast(with: n), of: self, other)
    let operation = MatrixProductOperation(
      a: self, b: other, c: c, m: m, k: k, n: n,
      aOrientation: transposingSelf ? .transposed : .plain,
      bOrientation: transposingOther ? .transposed : .plain)
    for pair in 0..<operation.pairCount {
      Kernels.matrixProduct(
        m, k, n, values + pair * m * k, operation.aOrientation, aStride: shape.last,
        other.values + pair * k * n, operation.bOrientation, bStride: other.shape.last,
        into: c.values + pair * m * n, cStride: n)
    }
    tape.record(operation, output: c)  // […, m, n]
    return c
  }
}

private struct MatrixProductOperation: Operation {
  let a: Variable
  let b: Variable
  let c: Variable
  let m: Int
  let k: Int
  let n: Int
  let aOrientation: Kernels.Orientation
  let bOrientation: Kernels.Orientation

  var pairCount: Int { m * n == 0 ? 0 : c.count / (m * n) }

  func backward(on tape: Tape) {
    guard let dc = tape.gradient(of: c) else { return }
    if let da = tape.target(for: a) {
      for pair in 0..<pairCount {
        let (dc, b) = (dc + pair * m * n, b.values + pair * k * n)
        let (out, bStride) = (da.pointer + pair * m * k, self.b.shape.last)
        if aOrientation == .plain {  // da = dc bᵀ
          Kernels.matrixProduct(
            m, n, k, dc, aStride: n, b, bOrientation.turned, bStride: bStride, into: out,
            cStride: k, keep: da.keep)
        } else {  // da = b dcᵀ
          Kernels.matrixProduct(
            k, n, m, b, bOrientation, aStride: bStride, dc, .transposed, bStride: n, into: out,
            cStride: m, keep: da.keep)
        }
      }
    }
    if let db = tape.target(for: b) {
      for pair in 0..<pairCount {
        let (dc, a) = (dc + pair * m * n, a.values + pair * m * k)
        let (out, aStride) = (db.pointer + pair * k * n, self.a.shape.last)
        if bOrientation == .plain {  // db = aᵀ dc
          Kernels.matrixProduct(
            k, m, n, a, aOrientation.turned, aStride: aStride, dc, bStride: n, into: out,
            cStride: n, keep: db.keep)
        } else {  // db = dcᵀ a
          Kernels.matrixProduct(
            n, m, k, dc, .transposed, aStride: n, a, aOrientation, bStride: aStride, into: out,
            cStride: k, keep: db.keep)
        }
      }
    }
  }

  var cost: OperationCost {
    let all = [
      Kernels.ProductShape(m, k, n, aOrientation, bOrientation),
      aOrientation == .plain
        ? .init(m, n, k, .plain, bOrientation.turned) : .init(k, n, m, bOrientation, .transposed),
      bOrientation == .plain
        ? .init(k, m, n, aOrientation.turned) : .init(n, m, k, .transposed, aOrientation),
    ]
    return OperationCost(products: (0..<pairCount).flatMap { _ in all })
  }
}

extension Kernels.Orientation {
  /// The other one.
  fileprivate var turned: Kernels.Orientation { self == .plain ? .transposed : .plain }
}
