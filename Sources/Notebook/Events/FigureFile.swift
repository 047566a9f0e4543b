/// A figure that a step has drawn and written.
public struct FigureFile: Codable, Equatable, Sendable {
  /// The step's id.
  public let step: String

  /// The picture's file name, such as `scores.png`.
  public let file: String

  /// The name of the file with the numbers plotted, such as `scores.json`.
  public let data: String

  /// What to see in it, for a reader.
  public let caption: String

  /// What it shows, for a reader who can't see it.
  public let alt: String

  /// Whether it depends on the clock.
  public let timed: Bool
}
