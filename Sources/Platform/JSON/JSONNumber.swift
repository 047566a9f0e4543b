/// A number of JSON, exactly as it is written.
public struct JSONNumber: Hashable, Sendable, ExpressibleByIntegerLiteral {
  /// Its digits, such as `-1.5e3`.
  public let text: String

  /// Makes a number of text that is a number of JSON already.
  init(verbatim text: String) {
    self.text = text
  }

  /// Makes a whole number.
  public init(_ number: Int) {
    text = String(number)
  }

  /// Makes a number: a whole one below 10¹⁵ without `.0`, all else as the shortest text that reads back
  /// the same.
  ///
  /// NaN and infinity are no numbers of JSON: whoever may have some looks at `JSONValue.nonFiniteNumber` before
  /// writing.
  public init(_ number: Double) {
    text = number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : "\(number)"
  }

  /// Makes a whole number.
  public init(integerLiteral value: Int) {
    self.init(value)
  }

  /// The whole number; nil where it is written with a point or an exponent, or doesn't fit.
  public var integer: Int? { text == "-0" ? 0 : Int(text) }

  /// The nearest number of 64 bits.
  public var double: Double { Double(text) ?? .nan }

  /// Whether JSON can say it.
  public var isFinite: Bool { text.utf8.last.map { (0x30...0x39).contains($0) } ?? false }
}
