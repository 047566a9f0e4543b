import CVectorMath

/// A matrix that enters a product: where it lies.
struct ProductOperand {
  /// The element in the first row and the first column.
  let start: UnsafePointer<Float>
  /// Whether it enters the product as it lies in memory.
  let orientation: Kernels.Orientation
  /// Floats from one row in memory to the next.
  let stride: Int

  /// Describes a matrix.
  init(_ start: UnsafePointer<Float>, _ orientation: Kernels.Orientation, _ stride: Int) {
    (self.start, self.orientation, self.stride) = (start, orientation, stride)
  }

  /// The matrix from a row and a column on.
  func from(_ row: Int, _ column: Int) -> ProductOperand {
    let offset = orientation == .plain ? row * stride + column : column * stride + row
    return ProductOperand(start + offset, orientation, stride)
  }

  /// Some rows and columns without gaps, in memory of this thread that the next copy overwrites; at most
  /// `panel_floats` numbers.
  func copied(_ rows: Int, _ columns: Int) -> ProductOperand {
    let (lines, width) = orientation == .plain ? (rows, columns) : (columns, rows)
    precondition(rows * columns <= panel_floats)
    let copy = panel_memory()
    for line in 0..<lines {
      (copy + line * width).update(from: start + line * stride, count: width)
    }
    return ProductOperand(copy, orientation, width)
  }

  /// Like `copied`, but a transposed matrix becomes one that lies in memory as it enters the product.
  func copiedPlain(_ rows: Int, _ columns: Int) -> ProductOperand {
    if orientation == .plain { return copied(rows, columns) }
    precondition(rows * columns <= panel_floats)
    let copy = panel_memory()
    Kernels.transpose(start, xStride: stride, rows: columns, columns: rows, into: copy)
    return ProductOperand(copy, .plain, columns)
  }
}
