import Autograd

/// A model with its learned numbers.
public struct TrainedModel<Model: Sendable>: Sendable {
  /// The computation.
  public let model: Model

  /// What it has learned.
  public var parameters: Parameters

  /// The loss over the held-out text, in nats a token; NaN where none was taken.
  public var validationLoss: Double

  /// The numbers as they were at some points of the training.
  public var snapshots: [Snapshot]

  /// Joins a model and its numbers.
  public init(
    _ model: Model, _ parameters: Parameters, validationLoss: Double = .nan,
    snapshots: [Snapshot] = []
  ) {
    self.model = model
    self.parameters = parameters
    self.validationLoss = validationLoss
    self.snapshots = snapshots
  }
}

/// The learned numbers of a model after some steps of its training.
public struct Snapshot: Sendable {
  /// How many steps were done.
  public let step: Int

  /// The numbers.
  public let parameters: Parameters

  /// Keeps the numbers; a copy costs nothing until one of the two changes.
  public init(step: Int, _ parameters: Parameters) {
    self.step = step
    self.parameters = parameters
  }
}
