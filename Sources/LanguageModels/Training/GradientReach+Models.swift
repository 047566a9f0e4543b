import Autograd
import Tensors
import Text

extension GradientReach {
  /// The reach of every loss of one sequence that a model reads from its beginning.
  ///
  /// The embedded token is what enters the first layer; where a position is added to it, that is a
  /// constant, which does not change the gradient.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - tokens: What it reads, `[time]`.
  ///   - targets: The token that follows each, `[time]`.
  ///   - parameters: The model's parameters.
  /// - Returns: `[time][time]`: row `t`, column `s`, as `matrix(embedded:targets:parameters:model:)`.
  public static func matrix(
    of model: some LanguageModel, tokens: [Int32], targets: [Int32], parameters: Parameters
  ) -> [[Double]] {
    let embedded = parameters.withTape { tape in
      model.embed(tokens[...], batchSize: 1, on: tape).tensor
    }  // [1, T, E]
    return matrix(
      embedded: embedded.reshaped(Shape(tokens.count, embedded.shape.last)), targets: targets,
      parameters: parameters
    ) { model.logits(embedded: $0) }
  }

  /// How far back the last loss of each window of a batch feels, `[window][time]`.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - batch: Windows; only the last target of each counts.
  ///   - parameters: The model's parameters.
  /// - Returns: The norms, as `norms(embedded:labels:parameters:model:)`.
  public static func lastLosses(
    of model: some LanguageModel, _ batch: Batch, parameters: Parameters
  ) -> [[Double]] {
    let T = batch.sequenceLength
    let labels = batch.targets.enumerated().map { $0.offset % T == T - 1 ? $0.element : -1 }
    let embedded = parameters.withTape { tape in
      model.embed(batch.inputs[...], batchSize: batch.batchSize, on: tape).tensor
    }  // [B, T, E]
    return norms(embedded: embedded, labels: labels, parameters: parameters) {
      model.logits(embedded: $0)
    }
  }
}
