/// A short line of a step.
public struct Remark: Codable, Equatable, Sendable {
  /// The step's id.
  public let step: String

  /// The line.
  public let text: String

  /// Whether it depends on the clock.
  public let timed: Bool
}
