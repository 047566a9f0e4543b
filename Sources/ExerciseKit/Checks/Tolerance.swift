/// How far a number may be from the expected one.
public struct Tolerance: Sendable {
  /// The difference that is always allowed.
  public let absolute: Double
  /// The difference allowed as a share of the expected number.
  public let relative: Double

  /// Makes a tolerance: `|got - expected| <= absolute + relative * |expected|`.
  public init(absolute: Double, relative: Double) {
    self.absolute = absolute
    self.relative = relative
  }

  /// For sums of up to some hundred 32-bit products, whose order is the learner's choice.
  ///
  /// A 32-bit float has 7 digits; a few hundred additions in another order cost two of them.
  public static let float = Tolerance(absolute: 1e-5, relative: 1e-4)

  /// For counts and positions: no difference at all.
  public static let exact = Tolerance(absolute: 0, relative: 0)

  /// Whether a number is as good as the expected one; NaN is so only where NaN is expected.
  public func accepts(_ got: Double, for expected: Double) -> Bool {
    if got.isNaN || expected.isNaN { return got.isNaN && expected.isNaN }
    if got == expected { return true }
    guard got.isFinite, expected.isFinite else { return false }
    return abs(got - expected) <= absolute + relative * abs(expected)
  }
}
