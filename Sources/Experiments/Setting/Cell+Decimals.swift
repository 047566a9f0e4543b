import Notebook

extension Cell {
  /// A number with a fixed count of decimals.
  public static func number(_ value: Double, decimals: Int) -> Cell {
    .text(Format.number(value, decimals: decimals))
  }
}
