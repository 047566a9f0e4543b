extension Kernels {
  /// Writes a matrix with rows and columns exchanged.
  ///
  /// - Parameters:
  ///   - x: `[rows, columns]`, row after row.
  ///   - rows: Rows of `x`.
  ///   - columns: Columns of `x`.
  ///   - y: Receives `[columns, rows]`; other memory than `x`.
  public static func transpose(
    _ x: UnsafePointer<Float>, rows: Int, columns: Int, into y: UnsafeMutablePointer<Float>
  ) {
    let block = 16  // its lines of both matrices stay in the cache
    for top in stride(from: 0, to: rows, by: block) {
      for left in stride(from: 0, to: columns, by: block) {
        for row in top..<min(top + block, rows) {
          for column in left..<min(left + block, columns) {
            y[column &* rows &+ row] = x[row &* columns &+ column]
          }
        }
      }
    }
  }
}
