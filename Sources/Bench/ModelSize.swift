import Autograd
import LanguageModels
import NeuralNetworks
import Tensors
import Text

/// How large a model is, and how much a training step holds.
struct ModelSize {
  let batchSize: Int
  var contextLength: Int
  let layerCount: Int
  let headCount: Int
  let width: Int

  init(batch: Int, context: Int, layers: Int, heads: Int = 1, width: Int) {
    (batchSize, contextLength) = (batch, context)
    (layerCount, headCount, self.width) = (layers, heads, width)
  }

  /// A transformer of this size, its parameters appended to `parameters`.
  func transformer(
    vocabularySize: Int, in parameters: inout Parameters
  ) -> Transformer {
    var generator = SeededGenerator(seed: 0)
    return Transformer(
      TransformerConfiguration(
        vocabularySize: vocabularySize, contextLength: contextLength, layerCount: layerCount,
        headCount: headCount, width: width),
      in: &parameters, using: &generator)
  }

  /// A recurrent network of this size, its parameters appended to `parameters`.
  func recurrent(
    _ cell: RecurrentCell, vocabularySize: Int, in parameters: inout Parameters
  ) -> RecurrentLanguageModel {
    var generator = SeededGenerator(seed: 0)
    return RecurrentLanguageModel(
      RecurrentConfiguration(
        cell: cell, vocabularySize: vocabularySize, embeddingWidth: width, width: width,
        layerCount: layerCount),
      in: &parameters, using: &generator)
  }
}
