import Phrases

/// What a measured number must keep to for a claim to hold: fixed before the run, with its reason.
///
/// What is printed and the verdict both come from it, so that they can't disagree.
public struct Bound: Sendable {
  /// The bound in words, such as "at least 0.95".
  public let text: Phrase

  /// Why it is this one and no other, in a few words.
  public let reason: Phrase

  private let isKept: @Sendable (Double) -> Bool

  private init(_ text: Phrase, _ reason: Phrase, _ isKept: @escaping @Sendable (Double) -> Bool) {
    self.text = text
    self.reason = reason
    self.isKept = isKept
  }

  /// Whether a number keeps to the bound; one that is not a number does not.
  public func holds(for value: Double) -> Bool { isKept(value) }

  /// A number may be this or more.
  ///
  /// - Parameters:
  ///   - limit: The least number.
  ///   - shown: The limit in words, such as "twice the RNN's"; nil shows the number.
  ///   - reason: Why it is this one.
  /// - Returns: The bound.
  public static func atLeast(
    _ limit: Double, shown: Phrase? = nil, because reason: Phrase
  ) -> Bound {
    Bound("at least \(shown ?? "\(limit)")", reason) { $0 >= limit }
  }

  /// A number may be this or less.
  public static func atMost(
    _ limit: Double, shown: Phrase? = nil, because reason: Phrase
  ) -> Bound {
    Bound("at most \(shown ?? "\(limit)")", reason) { $0 <= limit }
  }

  /// A number must be more than this.
  public static func above(
    _ limit: Double, shown: Phrase? = nil, because reason: Phrase
  ) -> Bound {
    Bound("above \(shown ?? "\(limit)")", reason) { $0 > limit }
  }

  /// A number must be less than this.
  public static func below(
    _ limit: Double, shown: Phrase? = nil, because reason: Phrase
  ) -> Bound {
    Bound("below \(shown ?? "\(limit)")", reason) { $0 < limit }
  }

  /// A number must be this one.
  public static func exactly(
    _ number: Double, shown: Phrase? = nil, because reason: Phrase
  ) -> Bound {
    Bound("exactly \(shown ?? "\(number)")", reason) { $0 == number }
  }

  /// A number may be this far from another at most.
  public static func within(
    _ distance: Double, of number: Double, shown: Phrase? = nil, because reason: Phrase
  ) -> Bound {
    Bound("within \(distance) of \(shown ?? "\(number)")", reason) {
      ($0 - number).magnitude <= distance
    }
  }

  /// A number must lie between two others, or be one of them.
  public static func between(
    _ low: Double, _ high: Double, because reason: Phrase
  ) -> Bound {
    Bound("between \(low) and \(high)", reason) { $0 >= low && $0 <= high }
  }
}
