import Notebook
import Phrases

extension Cell {
  /// A number with a fixed count of decimals.
  public static func number(_ value: Double, decimals: Int) -> Cell {
    .text("\(value, decimals: decimals)")
  }
}
