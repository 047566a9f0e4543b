import Autograd
import LanguageModels
import Tensors

/// A transformer small enough for tests, with weights far from zero so that every part matters.
enum TinyTransformer {
  static func make(
    vocabularySize: Int = 7, contextLength: Int = 8, layerCount: Int = 2, headCount: Int = 2,
    width: Int = 6, isCausal: Bool = true, parts: TransformerConfiguration.Parts = .all,
    seed: UInt64 = 1
  ) -> (model: Transformer, parameters: Parameters) {
    var generator = SeededGenerator(seed: seed)
    var parameters = Parameters()
    let model = Transformer(
      TransformerConfiguration(
        vocabularySize: vocabularySize, contextLength: contextLength, layerCount: layerCount,
        headCount: headCount, width: width, isCausal: isCausal, deviation: 0.5, parts: parts),
      in: &parameters, using: &generator)
    // Gains and biases start at 1 and 0, where a part that forgets them would not be noticed.
    let count = parameters.count
    parameters.withUnsafeMutableValues { values in
      for index in 0..<count { values[index] += 0.1 * Float.normal(using: &generator) }
    }
    return (model, parameters)
  }

  /// The logits of one sequence, `[time, vocabularySize]`, all positions at once.
  static func logits(
    _ model: Transformer, _ parameters: Parameters, _ tokens: [Int32]
  ) -> Tensor {
    parameters.withTape { tape in
      model(tokens, batchSize: 1, on: tape).tensor
        .reshaped(Shape(tokens.count, model.configuration.vocabularySize))
    }
  }

  static func tokens(_ count: Int, below limit: Int = 7, seed: UInt64 = 2) -> [Int32] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in Int32.random(in: 0..<Int32(limit), using: &generator) }
  }
}
