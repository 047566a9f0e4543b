/// The losses of one training, point by point.
public struct LearningCurve: Sendable {
  /// Steps done at each point.
  public private(set) var steps: [Double] = []
  /// Tokens read at each point.
  public private(set) var tokens: [Double] = []
  /// Seconds of training at each point; depends on the clock.
  public private(set) var seconds: [Double] = []
  /// The loss at each point, in nats a token.
  public private(set) var losses: [Double] = []

  /// Makes a curve without points.
  public init() {}

  /// Adds a point.
  public mutating func add(_ loss: Double, after trainer: Trainer) {
    steps.append(Double(trainer.stepCount))
    tokens.append(Double(trainer.tokenCount))
    seconds.append(trainer.seconds)
    losses.append(loss)
  }
}
