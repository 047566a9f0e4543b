/// Numbers as text: the same on every machine, whatever its locale.
public enum Format {
  /// Writes a number with four significant digits, as in `1.235`, `0.99`, `12,345` and `1.2e-07`.
  ///
  /// Whole numbers are written in full, with commas from 10,000 on; zeros at the end of a fraction
  /// are left out.
  public static func number(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    let magnitude = value.magnitude
    if magnitude == magnitude.rounded(), magnitude < 1e15 { return grouped(value) }
    if magnitude < 1e-4 || magnitude >= 1e15 { return scientific(value) }
    return trimmed(number(value, decimals: decimals(for: value)))
  }

  /// Writes a number with a fixed count of decimals, 0 to 9.
  public static func number(_ value: Double, decimals: Int) -> String {
    let decimals = min(max(decimals, 0), 9)
    let scale = powers[decimals]
    guard value.isFinite, value.magnitude * scale < 1e15 else { return number(value) }
    let scaled = Int((value.magnitude * scale).rounded(.toNearestOrEven))
    let (whole, fraction) = scaled.quotientAndRemainder(dividingBy: Int(scale))
    let sign = value < 0 && scaled != 0 ? "-" : ""
    guard decimals > 0 else { return sign + grouped(Double(whole)) }
    let digits = String(fraction)
    return sign + grouped(Double(whole)) + "."
      + String(repeating: "0", count: decimals - digits.count) + digits
  }

  /// Writes a share as a percentage with one decimal, as in `99.2 %`.
  public static func percent(_ share: Double) -> String {
    Phrase.percent(share).english
  }

  /// Writes a time, as in `0.8 s`, `12 s`, `2 min 05 s` and `1 h 02 min`.
  public static func duration(_ seconds: Double) -> String {
    Phrase.duration(seconds).english
  }

  /// A time, split into the two largest units that it has.
  enum Duration {
    /// Longer than anybody waits.
    case endless
    case seconds(String)
    case minutes(Int, seconds: String)
    case hours(Int, minutes: String)

    init(_ seconds: Double) {
      guard seconds.isFinite, seconds < 1e9 else {
        self = .endless
        return
      }
      if seconds < 9.95 {
        self = .seconds(Format.number(max(seconds, 0), decimals: 1))
        return
      }
      let whole = Int(seconds.rounded())
      switch whole {
      case ..<60: self = .seconds("\(whole)")
      case ..<3600: self = .minutes(whole / 60, seconds: Format.twoDigits(whole % 60))
      default: self = .hours(whole / 3600, minutes: Format.twoDigits(whole / 60 % 60))
      }
    }
  }

  /// How many decimals show four significant digits of a number, at most 7.
  static func decimals(for value: Double) -> Int {
    var decimals = 3
    var magnitude = value.magnitude
    while magnitude >= 10, decimals > 0 {
      magnitude /= 10
      decimals -= 1
    }
    while magnitude < 1, magnitude > 0, decimals < 7 {
      magnitude *= 10
      decimals += 1
    }
    return decimals
  }

  private static let powers: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  private static func trimmed(_ text: String) -> String {
    guard text.utf8.contains(0x2e) else { return text }
    var text = text[...]
    while text.hasSuffix("0") { text = text.dropLast() }
    return String(text.hasSuffix(".") ? text.dropLast() : text)
  }

  private static func grouped(_ value: Double) -> String {
    let digits = Array(String(Int(value.magnitude)))
    var text = value < 0 && digits != ["0"] ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if digits.count > 4, index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  private static func scientific(_ value: Double) -> String {
    var (mantissa, exponent) = (value.magnitude, 0)
    while mantissa >= 10 {
      mantissa /= 10
      exponent += 1
    }
    while mantissa < 1 {
      mantissa *= 10
      exponent -= 1
    }
    var digits = number(mantissa, decimals: 3)
    if digits.hasPrefix("10") {
      digits = "1"
      exponent += 1
    }
    let sign = value < 0 ? "-" : ""
    return sign + trimmed(digits) + (exponent < 0 ? "e-" : "e+")
      + twoDigits(abs(exponent))
  }
}
