import Platform

/// Numbers as a learner reads them, the same in every locale.
public enum Numbers {
  /// Writes a number with a fixed count of decimals.
  public static func fixed(_ number: Double, _ decimals: Int) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number > 0 ? "∞" : "-∞" }
    guard abs(number) < 1e12 else { return "\(number)" }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (abs(number) * scale).rounded()
    let (whole, part) = ((scaled / scale).rounded(.down), scaled)
    let fraction = Int64(part - whole * scale)
    let sign = number < 0 && scaled > 0 ? "-" : ""
    guard decimals > 0 else { return "\(sign)\(Int64(whole))" }
    let digits = String(fraction)
    let zeros = String(repeating: "0", count: max(0, decimals - digits.count))
    return "\(sign)\(Int64(whole)).\(zeros)\(digits)"
  }

  /// Writes a number with about five digits, and a whole one without decimals.
  public static func short(_ number: Double) -> String {
    guard number.isFinite else { return fixed(number, 0) }
    let size = abs(number)
    if number == number.rounded(), size < 1e9 { return fixed(number, 0) }
    if size >= 1000 { return fixed(number, 1) }
    if size >= 100 { return fixed(number, 2) }
    if size >= 0.01 { return fixed(number, 4) }
    if size >= 0.0001 { return fixed(number, 6) }
    let exponent = log10(size).rounded(.down)
    return fixed(number / pow(10, exponent), 2) + "e\(Int(exponent))"
  }

  /// Writes a shape, `[2, 3]`; a single number says so.
  public static func shape(_ extents: [Int]) -> String {
    extents.isEmpty ? "a single number" : "\(extents)"
  }
}
