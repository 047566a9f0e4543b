/// The numbers that an arithmetic coder and its decoder must agree on.
///
/// An interval `low...high` of whole numbers starts as wide as 32 bits allow. Each symbol narrows it to
/// its share: the likelier the symbol, the less. Where all numbers of the interval start with the same
/// bit, that bit is written and the rest is stretched to the full width again.
///
/// - Reference: ["Arithmetic Coding for Data Compression"](https://doi.org/10.1145/214762.214771).
enum ArithmeticCode {
  static let bits: UInt64 = 32
  static let most: UInt64 = (1 << bits) - 1
  static let half: UInt64 = 1 << (bits - 1)
  static let quarter: UInt64 = 1 << (bits - 2)

  /// The largest sum of counts: an interval is never narrower than a quarter, so that every count of 1
  /// still gets 1024 numbers.
  static let mostTotal = 1 << 20

  /// Narrows an interval to the share of a symbol.
  ///
  /// `low + width · below / total ... low + width · (below + count) / total - 1`
  // snippet: narrow
  static func narrow(
    _ low: inout UInt64, _ high: inout UInt64, below: Int, count: Int, total: Int
  ) {
    let width = high - low + 1
    high = low + width * UInt64(below + count) / UInt64(total) - 1
    low = low + width * UInt64(below) / UInt64(total)
  }
  // end snippet

  static func check(below: Int, count: Int, total: Int) {
    guard total <= mostTotal, below >= 0, count >= 1, below + count <= total else {
      fatalError(
        "ArithmeticCode: expected counts of 1 or more that sum to \(mostTotal) at most, got "
          + "\(below) below, \(count), and \(total) in all.")
    }
  }
}
