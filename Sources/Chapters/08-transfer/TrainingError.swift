import Notebook
import Phrases

/// Why a training was given up.
enum TrainingError: Error, Equatable, CustomStringConvertible {
  /// The loss is no number any more, from the step with this number (from 1) on.
  case lossNotFinite(what: Phrase, loss: Float, step: Int, of: Int)

  var description: String {
    switch self {
    case .lossNotFinite(let what, let loss, let step, let count):
      "The loss of “\(what)” became \(Format.number(Double(loss))) at step \(step) of \(count), so the "
        + "run was stopped; another --seed should keep it finite."
    }
  }
}
