import Platform

/// Writes numbers as readers of a figure expect them: a true minus sign, no "-0", thousands apart.
enum NumberFormat {
  /// Writes a number with a fixed number of decimals.
  static func fixed(_ number: Double, decimals: Int) -> String {
    let scaled = (abs(number) * powerOfTen(decimals)).rounded()
    guard scaled < 9e15 else { return scientific(number, exponent: nil, decimals: 2) }
    var digits = String(Int(scaled))
    if digits.count <= decimals {
      digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits
    }
    let whole = digits.dropLast(decimals)
    let part = digits.suffix(decimals)
    let sign = number < 0 && scaled > 0 ? "−" : ""
    return sign + grouped(String(whole)) + (decimals > 0 ? "." + part : "")
  }

  /// Writes a number as `2.5×10⁻⁷`; without an exponent, with the number's own.
  static func scientific(_ number: Double, exponent: Int?, decimals: Int) -> String {
    guard number != 0 else { return "0" }
    var exponent = exponent ?? Self.exponent(of: number)
    var mantissa = scaled(number, by: -exponent)
    if abs(mantissa) * powerOfTen(decimals) >= 10 * powerOfTen(decimals) - 0.5 {
      exponent += 1
      mantissa /= 10
    }
    return fixed(mantissa, decimals: decimals) + "×10" + superscript(exponent)
  }

  /// Writes a number with about three significant digits, for values beside bars and in cells.
  static func short(_ number: Double) -> String {
    guard number != 0 else { return "0" }
    let exponent = Self.exponent(of: number)
    if exponent < -4 || exponent > 6 {
      return scientific(number, exponent: nil, decimals: 1)
    }
    return fixed(number, decimals: decimals(forLargest: number))
  }

  /// The decimals that show three significant digits of the largest of some numbers.
  static func decimals(forLargest number: Double) -> Int {
    guard number != 0 else { return 0 }
    return min(max(2 - exponent(of: number), 0), 6)
  }

  /// The power of ten that a number is at least, `floor(log10(|number|))`.
  static func exponent(of number: Double) -> Int {
    var exponent = Int(log10(abs(number)).rounded(.down))
    // The logarithm may be off by one part at exact powers.
    if powerOfTen(exponent) > abs(number) { exponent -= 1 }
    if powerOfTen(exponent + 1) <= abs(number) { exponent += 1 }
    return exponent
  }

  /// Writes a whole number above the line.
  static func superscript(_ number: Int) -> String {
    let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    return (number < 0 ? "⁻" : "")
      + String(String(abs(number)).compactMap { $0.wholeNumberValue.map { digits[$0] } })
  }

  /// Writes a whole number below the line.
  static func subscripted(_ number: Int) -> String {
    let digits: [Character] = ["₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"]
    return (number < 0 ? "₋" : "")
      + String(String(abs(number)).compactMap { $0.wholeNumberValue.map { digits[$0] } })
  }

  /// Multiplies by a power of ten that may itself be out of range.
  static func scaled(_ number: Double, by exponent: Int) -> Double {
    let half = exponent / 2
    let ten = powerOfTen
    return abs(exponent) < 300
      ? (exponent < 0 ? number / ten(-exponent) : number * ten(exponent))
      : scaled(scaled(number, by: half), by: exponent - half)
  }

  private static func grouped(_ whole: String) -> String {
    var result = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result
  }
}
