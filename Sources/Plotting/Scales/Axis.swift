import Phrases

/// An axis: what it measures, in which unit, and how numbers lie along it.
public struct Axis: Sendable, Equatable {
  /// How numbers lie along an axis.
  public enum Scale: String, Sendable {
    /// Equal distances for equal differences.
    case linear
    /// Equal distances for equal ratios; every number must be above 0.
    case logarithmic
  }

  /// What the axis measures, with its unit, such as `loss (nats/token)`.
  public var title: Phrase
  /// How numbers lie along the axis.
  public var scale: Scale
  /// Whether only whole numbers have ticks, as for steps and counts.
  public var isInteger: Bool
  /// Whether the axis starts at 0 even where the data do not.
  public var includesZero: Bool
  /// The ends of the axis; nil takes them from the data.
  public var limits: ClosedRange<Double>?

  /// Makes an axis.
  ///
  /// - Parameters:
  ///   - title: What is measured.
  ///   - unit: Its unit, shown in brackets after the title.
  ///   - scale: Linear or logarithmic.
  ///   - isInteger: Whether only whole numbers have ticks.
  ///   - includesZero: Whether 0 is on the axis.
  ///   - limits: The ends of the axis; data beyond them are cut off.
  public init(
    _ title: Phrase, unit: Phrase? = nil, scale: Scale = .linear, isInteger: Bool = false,
    includesZero: Bool = false, limits: ClosedRange<Double>? = nil
  ) {
    self.title = unit.map { "\(title) (\($0))" } ?? title
    self.scale = scale
    self.isInteger = isInteger
    self.includesZero = includesZero
    self.limits = limits
  }
}
