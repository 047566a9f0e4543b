/// How far something long has got.
public struct Progress: Codable, Equatable, Sendable {
  /// The step's id.
  public let step: String

  /// What is under way, such as "training"; may be empty.
  public let label: String

  /// How many are done.
  public let done: Int

  /// How many there are.
  public let total: Int

  /// How many are done a second; nil until that is known.
  public let rate: Double?

  /// Seconds until all are done at that rate; nil until that is known.
  public let secondsLeft: Double?

  /// A few numbers, such as "loss 1.92"; may be empty.
  public let detail: String
}
