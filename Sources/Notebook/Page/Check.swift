import Phrases

/// One measurement that a claim rests on: words with the numbers in them, the numbers, their bound.
public struct Check: Sendable {
  /// What was measured, with its unit and without the bound.
  public let measured: Phrase

  /// The numbers; each must keep to the bound.
  public let values: [Double]

  /// What the numbers must keep to.
  public let bound: Bound

  /// Whether all numbers keep to the bound; no number keeps to none.
  public var holds: Bool { !values.isEmpty && values.allSatisfy(bound.holds) }

  /// What was measured beside the bound and its reason, as in
  /// "0.97 of the answers right (at least 0.95: nearly every answer)".
  public var text: Phrase { "\(measured) (\(bound.text): \(bound.reason))" }

  /// Makes a check of one number.
  public static func check(_ measured: Phrase, _ value: Double, _ bound: Bound) -> Check {
    Check(measured: measured, values: [value], bound: bound)
  }

  /// Makes a check of one single-precision number.
  public static func check(_ measured: Phrase, _ value: Float, _ bound: Bound) -> Check {
    Check(measured: measured, values: [Double(value)], bound: bound)
  }

  /// Makes a check of a count.
  public static func check(_ measured: Phrase, _ value: Int, _ bound: Bound) -> Check {
    Check(measured: measured, values: [Double(value)], bound: bound)
  }

  /// Makes a check of several numbers, which must all keep to the bound.
  public static func check(_ measured: Phrase, _ values: [Double], _ bound: Bound) -> Check {
    Check(measured: measured, values: values, bound: bound)
  }
}
