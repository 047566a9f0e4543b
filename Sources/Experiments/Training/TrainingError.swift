import Phrases

/// Why a training was given up.
public enum TrainingError: Error, Equatable, CustomStringConvertible {
  /// The loss became NaN or infinite at the step with this number, from 1.
  case lossNotFinite(model: Phrase, loss: Float, step: Int, of: Int)

  /// One sentence for the learner.
  public var description: String {
    switch self {
    case .lossNotFinite(let model, let loss, let step, let count):
      "The loss of \(model) became \(Format.number(Double(loss))) at step \(step) of \(count), so the "
        + "run was stopped; a smaller learning rate, another --seed or a longer --corpus should keep it "
        + "finite."
    }
  }
}
