import Phrases

/// Why a training was given up.
public enum TrainingError: PhrasedError, Equatable {
  /// The loss became NaN or infinite at the step with this number, from 1; the advice says what would keep
  /// it finite, where a chapter knows more than the usual.
  case lossNotFinite(model: Phrase, loss: Float, step: Int, of: Int, advice: Phrase? = nil)

  private static let usualAdvice: Phrase =
    "a smaller learning rate, another --seed or a longer --corpus should keep it finite"

  /// One sentence for the learner.
  public var sentence: Phrase {
    switch self {
    case .lossNotFinite(let model, let loss, let step, let count, let advice):
      """
      The loss of \(model) became \(Format.number(Double(loss))) at step \(step) of \(count), so the run \
      was stopped; \(advice ?? Self.usualAdvice).
      """
    }
  }
}
