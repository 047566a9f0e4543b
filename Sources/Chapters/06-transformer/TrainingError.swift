import Notebook
import Phrases

/// Why a training was given up.
enum TrainingError: Error, Equatable, CustomStringConvertible {
  /// The loss is no number any more, from the step with this number (from 1) on.
  case lossNotFinite(loss: Float, step: Int, of: Int, learningRate: Float)

  var description: String {
    switch self {
    case .lossNotFinite(let loss, let step, let count, let rate):
      "The loss became \(Format.number(Double(loss))) at step \(step) of \(count), at learning rate "
        + "\(Format.number(Double(rate))), so the training was stopped; a smaller --learning-rate "
        + "keeps it finite."
    }
  }
}
