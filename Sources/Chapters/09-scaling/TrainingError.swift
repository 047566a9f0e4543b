import Notebook
import Phrases

/// Why a training was given up.
enum TrainingError: Error, Equatable, CustomStringConvertible {
  /// The loss is no number any more, from the step with this number (from 1) on.
  case lossNotFinite(width: Int, loss: Float, step: Int, of: Int)

  var description: String {
    switch self {
    case .lossNotFinite(let width, let loss, let step, let count):
      "The loss of the model of width \(width) became \(Format.number(Double(loss))) at step \(step) of "
        + "\(count), so the run was stopped; another --seed or a longer --corpus should keep it finite."
    }
  }
}
