import CVectorMath

extension Kernels {
  /// Writes a matrix with rows and columns exchanged.
  ///
  /// Eight by eight in registers, and what is left over one by one.
  ///
  /// - Parameters:
  ///   - x: `[rows, columns]`.
  ///   - xStride: Floats from one row of `x` to the next; nil for a matrix without gaps.
  ///   - rows: Rows of `x`.
  ///   - columns: Columns of `x`.
  ///   - y: Receives `[columns, rows]` without gaps; other memory than `x`.
  package static func transpose(
    _ x: UnsafePointer<Float>, xStride: Int? = nil, rows: Int, columns: Int,
    into y: UnsafeMutablePointer<Float>
  ) {
    let stride = xStride ?? columns
    let (tiledRows, tiledColumns) = (rows & ~7, columns & ~7)
    var row = 0
    while row < tiledRows {
      var column = 0
      while column < tiledColumns {
        transpose_eight(x + (row &* stride &+ column), stride, y + (column &* rows &+ row), rows)
        column &+= 8
      }
      row &+= 8
    }
    for row in 0..<rows {
      for column in (row < tiledRows ? tiledColumns : 0)..<columns {
        y[column &* rows &+ row] = x[row &* stride &+ column]
      }
    }
  }
}
