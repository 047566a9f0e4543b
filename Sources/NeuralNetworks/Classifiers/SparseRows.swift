/// A matrix most of whose elements are 0, such as word counts: only the others are kept.
public struct SparseRows: Sendable, Equatable {
  /// How many columns there are.
  public let columnCount: Int
  /// Where each row starts in `columns` and `values`, and at the end where the last one ends.
  public private(set) var starts = [0]
  /// The columns of the elements, row after row.
  public private(set) var columns: [Int32] = []
  /// The elements, row after row.
  public private(set) var values: [Float] = []

  /// Makes a matrix without rows.
  public init(columnCount: Int) { self.columnCount = columnCount }

  /// How many rows there are.
  public var rowCount: Int { starts.count - 1 }

  /// Adds a row.
  ///
  /// - Parameter elements: Columns, each in `0..<columnCount`, with what stands there.
  public mutating func append(_ elements: some Sequence<(column: Int32, value: Float)>) {
    for (column, value) in elements {
      guard column >= 0, column < columnCount else {
        fatalError("SparseRows: column \(column) is not in 0..<\(columnCount).")
      }
      columns.append(column)
      values.append(value)
    }
    starts.append(columns.count)
  }

  /// Some of the rows, in the order given.
  public func selecting(_ rows: some Sequence<Int>) -> SparseRows {
    var result = SparseRows(columnCount: columnCount)
    for row in rows {
      result.append(
        (starts[row]..<starts[row + 1]).lazy.map { (column: columns[$0], value: values[$0]) })
    }
    return result
  }
}
