/// A number that a step measured.
public struct Metric: Codable, Equatable, Sendable {
  /// The step's id.
  public let step: String

  /// The name under which it stands in `run.json`.
  public let name: String

  /// The number; always finite.
  public let value: Double

  /// The unit, empty for a bare number.
  public let unit: String

  /// Whether it depends on the clock.
  public let timed: Bool
}
