import Tensors

/// What a classifier looks at: a row of numbers for each thing to classify.
public enum FeatureRows: Sendable {
  /// All numbers, `[rows, features]`.
  case dense(Tensor)
  /// Only those that are not 0.
  case sparse(SparseRows)

  /// How many things there are.
  public var rowCount: Int {
    switch self {
    case .dense(let tensor): tensor.shape.rows
    case .sparse(let rows): rows.rowCount
    }
  }

  /// How many numbers each has.
  public var featureCount: Int {
    switch self {
    case .dense(let tensor): tensor.shape.last
    case .sparse(let rows): rows.columnCount
    }
  }

  /// Multiplies some rows by a matrix: `out = x W`.
  ///
  /// - Parameters:
  ///   - range: The rows.
  ///   - weights: `[features, classes]`.
  ///   - classes: How many there are.
  ///   - out: `[range.count, classes]`.
  func multiply(
    _ range: Range<Int>, _ weights: UnsafePointer<Float>, classes: Int,
    into out: UnsafeMutablePointer<Float>
  ) {
    switch self {
    case .dense(let tensor):
      let width = tensor.shape.last
      tensor.withUnsafePointer { x in
        Kernels.matrixProduct(
          range.count, width, classes, x + range.lowerBound * width, aStride: width, weights,
          bStride: classes, into: out, cStride: classes)
      }
    case .sparse(let rows):
      out.update(repeating: 0, count: range.count * classes)
      for (place, row) in range.enumerated() {
        for i in rows.starts[row]..<rows.starts[row + 1] {
          Kernels.add(
            rows.values[i], times: weights + Int(rows.columns[i]) * classes,
            to: out + place * classes, count: classes)
        }
      }
    }
  }

  /// Multiplies the transpose of some rows by a matrix: `out = xᵀ d`.
  ///
  /// - Parameters:
  ///   - range: The rows.
  ///   - differences: `[range.count, classes]`.
  ///   - classes: How many there are.
  ///   - out: `[features, classes]`, overwritten.
  func multiplyTransposed(
    _ range: Range<Int>, _ differences: UnsafePointer<Float>, classes: Int,
    into out: UnsafeMutablePointer<Float>
  ) {
    switch self {
    case .dense(let tensor):
      let width = tensor.shape.last
      tensor.withUnsafePointer { x in
        Kernels.matrixProduct(
          width, range.count, classes, x + range.lowerBound * width, .transposed, aStride: width,
          differences, bStride: classes, into: out, cStride: classes)
      }
    case .sparse(let rows):
      out.update(repeating: 0, count: rows.columnCount * classes)
      for (place, row) in range.enumerated() {
        for i in rows.starts[row]..<rows.starts[row + 1] {
          Kernels.add(
            rows.values[i], times: differences + place * classes,
            to: out + Int(rows.columns[i]) * classes, count: classes)
        }
      }
    }
  }
}
