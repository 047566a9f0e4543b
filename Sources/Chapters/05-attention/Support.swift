import Plotting
import Tensors

/// The mean of some numbers; 0 of none.
func mean(_ numbers: [Double]) -> Double {
  numbers.isEmpty ? 0 : numbers.reduce(0, +) / Double(numbers.count)
}

/// A matrix as cells of a heatmap; behind a causal mask, the future has none.
func cells(_ matrix: Tensor, isCausal: Bool = false) -> [[Double?]] {
  matrix.rows.enumerated().map { row, numbers in
    numbers.enumerated().map { column, number in
      isCausal && column > row ? nil : Double(number)
    }
  }
}
