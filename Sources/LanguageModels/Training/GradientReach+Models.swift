import Autograd
import Tensors

extension GradientReach {
  /// The reach of every loss of one sequence in a recurrent model that starts from a state of zeros.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - tokens: What it reads, `[time]`.
  ///   - targets: The token that follows each, `[time]`.
  ///   - parameters: The model's parameters.
  /// - Returns: `[time][time]`: row `t`, column `s`, as `matrix(embedded:targets:parameters:model:)`.
  public static func matrix(
    of model: RecurrentLanguageModel, tokens: [Int32], targets: [Int32], parameters: Parameters
  ) -> [[Double]] {
    let embedded = parameters[model.embedding.weight].gathering(rows: tokens.map(Int.init))
    return matrix(embedded: embedded, targets: targets, parameters: parameters) {
      model(embedded: $0).logits
    }
  }

  /// The reach of every loss of one sequence in a transformer.
  ///
  /// The embedded token is what enters the first block, with its position added; adding a constant
  /// does not change the gradient.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - tokens: What it reads, `[time]`, at most `contextLength`.
  ///   - targets: The token that follows each, `[time]`.
  ///   - parameters: The model's parameters.
  /// - Returns: `[time][time]`: row `t`, column `s`, as `matrix(embedded:targets:parameters:model:)`.
  public static func matrix(
    of model: Transformer, tokens: [Int32], targets: [Int32], parameters: Parameters
  ) -> [[Double]] {
    let embedded = parameters.withTape { tape in
      model.embed(tokens, batchSize: 1, on: tape).tensor
    }  // [1, T, C]
    let rows = embedded.reshaped(Shape(tokens.count, model.configuration.width))
    return matrix(embedded: rows, targets: targets, parameters: parameters) {
      model(embedded: $0)
    }
  }
}
