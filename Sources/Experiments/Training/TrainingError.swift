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

extension TrainingError {
  /// Stops a loop that has no ``Trainer`` where its loss is not a finite number.
  ///
  /// - Parameters:
  ///   - loss: The loss.
  ///   - model: What is being trained.
  ///   - step: The number of the step, from 1.
  ///   - count: How many steps there are.
  /// - Throws: `lossNotFinite` where it is NaN or infinite.
  public static func check(
    _ loss: Double, of model: Phrase, step: Int, of count: Int
  ) throws(TrainingError) {
    guard !loss.isFinite else { return }
    throw .lossNotFinite(model: model, loss: Float(loss), step: step, of: count)
  }
}
