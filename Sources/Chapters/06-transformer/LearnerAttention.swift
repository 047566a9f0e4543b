import Autograd
import LanguageModels
import LearnerCode
import Notebook
import Tensors

extension Study {
  /// The weights of all heads by the learner's exercise 05.2.
  ///
  /// - Returns: `[heads, time, time]` for each layer, as in a `TransformerTrace`.
  func learnerAttention(_ tokens: [Int32], _ page: Page) throws -> [Tensor] {
    let code = try LearnerCode("05.2")
    page.say("The weights are those of your exercise 05.2.")
    let (model, heads, T) = (trained.model, trained.model.configuration.headCount, tokens.count)
    return try headScores(of: model, tokens).map { layer in
      let weights = try layer.map { try code.weights(scores: $0).elements }
      return Tensor(Shape(heads, T, T), weights.flatMap { $0 })
    }
  }

  /// The scaled scores of all heads, `[time, time]` each, layer by layer.
  private func headScores(of model: Transformer, _ tokens: [Int32]) -> [[Tensor]] {
    let (T, C) = (tokens.count, model.configuration.width)  // time, width
    let D = C / model.configuration.headCount  // head width
    return trained.parameters.withTape { tape in
      var x = model.tokenEmbedding(tokens, on: tape)  // [T, C]
      if let positions = model.positionEmbedding {
        x = x + positions(0..<Int32(T), on: tape)  // [T, C]
      }
      x = x.reshaped(Shape(1, T, C))  // [1, T, C]
      return model.blocks.map { block in
        let joint = block.attention.projection(block.norm1?(x) ?? x)
          .reshaped(Shape(T, 3 * C)).tensor  // [T, 3C]
        x = block(x)  // [1, T, C]
        return (0..<model.configuration.headCount).map { head in
          let queries = joint.columns((head * D)..<((head + 1) * D))  // [T, D]
          let keys = joint.columns((C + head * D)..<(C + (head + 1) * D))  // [T, D]
          return queries.matmul(keys.transposed) / Float(D).squareRoot()  // [T, T]
        }
      }
    }
  }
}
