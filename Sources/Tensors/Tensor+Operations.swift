import Platform

/// The operations that a lesson writes down: values in, values out, nothing recorded for gradients.
extension Tensor {
  /// Multiplies two matrices: `self · other`.
  ///
  /// - Parameter other: `[k, n]`; the receiver is `[m, k]`.
  /// - Returns: `[m, n]`.
  /// - Complexity: O(m·k·n) multiply-adds by BLAS.
  public func matmul(_ other: Tensor) -> Tensor {
    requireMatrix("matmul")
    requireShape(other.shape, is: Shape(shape[1], other.shape.last), in: "matmul")
    let (m, k, n) = (shape[0], shape[1], other.shape[1])
    var result = Tensor(Shape(m, n))
    result.withUnsafeMutablePointer { c in
      withUnsafePointer { a in
        other.withUnsafePointer { b in
          Kernels.matrixProduct(m, k, n, a, aStride: k, b, bStride: n, into: c, cStride: n)
        }
      }
    }
    return result
  }

  /// The matrix with rows and columns exchanged.
  ///
  /// - Returns: `[n, m]`; the receiver is `[m, n]`.
  public var transposed: Tensor {
    requireMatrix("transposed")
    let (m, n) = (shape[0], shape[1])
    var result = Tensor(Shape(n, m))
    result.withUnsafeMutablePointer { y in
      withUnsafePointer { x in Kernels.transpose(x, rows: m, columns: n, into: y) }
    }
    return result
  }

  /// Columns of a matrix as a matrix of their own.
  ///
  /// - Parameter columns: Within `0..<n`; the receiver is `[m, n]`.
  /// - Returns: `[m, columns.count]`.
  public func columns(_ columns: Range<Int>) -> Tensor {
    requireMatrix("columns")
    guard columns.lowerBound >= 0, columns.upperBound <= shape[1] else {
      fatalError("columns: expected columns within 0..<\(shape[1]), got \(columns).")
    }
    var result = Tensor(Shape(shape[0], columns.count))
    result.withUnsafeMutablePointer { y in
      withUnsafePointer { x in
        for row in 0..<shape[0] {
          (y + row * columns.count)
            .update(from: x + row * shape[1] + columns.lowerBound, count: columns.count)
        }
      }
    }
    return result
  }

  /// Rows of a matrix in a given order, some perhaps more than once or not at all.
  ///
  /// - Parameter order: Row numbers in `0..<m`; the receiver is `[m, n]`.
  /// - Returns: `[order.count, n]`.
  public func gathering(rows order: [Int]) -> Tensor {
    requireMatrix("gathering(rows:)")
    var result = Tensor(Shape(order.count, shape[1]))
    result.withUnsafeMutablePointer { y in
      withUnsafePointer { x in
        for (place, row) in order.enumerated() {
          guard row >= 0, row < shape[0] else {
            fatalError("gathering(rows:): row \(row) is not in 0..<\(shape[0]).")
          }
          (y + place * shape[1]).update(from: x + row * shape[1], count: shape[1])
        }
      }
    }
    return result
  }

  /// Adds element by element; both have the same shape.
  public static func + (x: Tensor, y: Tensor) -> Tensor {
    requireShape(y.shape, is: x.shape, in: "+")
    var z = x
    z.withUnsafeMutablePointer { sum in
      y.withUnsafePointer { Kernels.add($0, to: sum, count: y.count) }
    }
    return z
  }

  /// Subtracts element by element; both have the same shape.
  public static func - (x: Tensor, y: Tensor) -> Tensor { x + -1 * y }

  /// Multiplies each element by a number.
  public static func * (factor: Float, x: Tensor) -> Tensor {
    var y = x
    y.withUnsafeMutablePointer { Kernels.scale($0, by: factor, count: x.count) }
    return y
  }

  /// Divides each element by a number.
  public static func / (x: Tensor, divisor: Float) -> Tensor {
    var y = x
    y.withUnsafeMutablePointer { p in
      for i in 0..<x.count { p[i] /= divisor }
    }
    return y
  }

  /// Squashes each element between -1 and 1: `tanh(x)`.
  ///
  /// - Returns: The receiver's shape.
  public func tanh() -> Tensor {
    var result = self
    result.withUnsafeMutablePointer { Kernels.tanh($0, into: $0, count: count) }
    return result
  }

  /// How undecided each row of weights is: `-Σ p ln p`, in nats.
  ///
  /// 0 where one weight is 1; `ln width`, the most there is, where all are equal.
  ///
  /// - Returns: One number a row; the receiver is `[…, width]`, rows that sum to 1.
  public var rowEntropies: [Double] {
    let (all, width) = (elements, shape.last)
    return (0..<shape.rows).map { row in
      -all[(row * width)..<((row + 1) * width)].reduce(0.0) { sum, p in
        p > 0 ? sum + Double(p) * log(Double(p)) : sum
      }
    }
  }

  /// The largest absolute difference between two tensors of one shape, element by element.
  public func largestDifference(from other: Tensor) -> Float {
    requireShape(other.shape, is: shape, in: "largestDifference(from:)")
    return zip(elements, other.elements).reduce(0) { max($0, abs($1.0 - $1.1)) }
  }

  func requireMatrix(_ operation: StaticString) {
    guard shape.rank == 2 else {
      fatalError("\(operation): expected a matrix of 2 axes, got shape \(shape).")
    }
  }
}
