extension Tensor {
  /// Puts two matrices side by side.
  ///
  /// - Parameter other: `[rows, other]`; the receiver is `[rows, width]`.
  /// - Returns: `[rows, width + other]`.
  /// - Complexity: O(elements).
  public func joining(columns other: Tensor) -> Tensor {
    requireShape(Shape(other.shape.rows), is: Shape(shape.rows), in: "joining(columns:), rows")
    let (rows, left, right) = (shape.rows, shape.last, other.shape.last)
    var result = Tensor(Shape(rows, left + right))
    result.withUnsafeMutablePointer { out in
      withUnsafePointer { x in
        other.withUnsafePointer { y in
          for row in 0..<rows {
            (out + row * (left + right)).update(from: x + row * left, count: left)
            (out + row * (left + right) + left).update(from: y + row * right, count: right)
          }
        }
      }
    }
    return result
  }
}
