import Autograd
import LanguageModels

/// The moment of a training at which the held-out loss is lowest: what early stopping keeps.
public struct BestMoment<Model: Sendable>: Sendable {
  /// The model with its numbers of that moment.
  public var trained: TrainedModel<Model>
  /// The held-out losses, moment by moment.
  public private(set) var heldOut = LearningCurve()
  /// The mean loss on what is learned from since the moment before, moment by moment.
  public private(set) var training: [Double] = []
  private var losses: [Double] = []

  /// Begins with a model that has learned nothing.
  public init(_ untrained: TrainedModel<Model>) { trained = untrained }

  /// The lowest held-out loss; 0 before the first moment.
  public var lowest: Double { heldOut.losses.min() ?? 0 }

  /// How many times the lowest the held-out loss is in the end: more than 1 where the model goes on to
  /// learn its text by heart.
  public var rise: Double { (heldOut.losses.last ?? 0) / lowest }

  /// Sees a step.
  public mutating func watch(_ trainer: Trainer) { losses.append(Double(trainer.loss)) }

  /// Adds a moment, and keeps its numbers where it is the best so far.
  public mutating func add(heldOut loss: Double, _ trainer: Trainer) {
    if loss < heldOut.losses.min() ?? .infinity { trained.parameters = trainer.parameters }
    heldOut.add(loss, after: trainer)
    training.append(losses.mean)
    losses = []
  }
}
