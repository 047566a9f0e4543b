import Tensors

extension Tensor {
  /// A matrix as cells of a heatmap.
  ///
  /// - Parameter isCausal: Whether each row hides what lies to the right of the diagonal.
  /// - Returns: `[row][column]`, nil where nothing is shown.
  public func cells(isCausal: Bool = false) -> [[Double?]] {
    rows.enumerated().map { row, numbers in
      numbers.enumerated().map { isCausal && $0 > row ? nil : Double($1) }
    }
  }
}
