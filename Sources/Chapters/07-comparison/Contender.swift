import Autograd
import LanguageModels
import Tensors

/// A model of any kind: tokens in, scores of the next token out.
///
/// The training loop, the loss and the gradient reach see nothing else of it.
struct Contender: Sendable {
  let kind: ModelKind
  let model: any LanguageModel

  /// Makes a model of a kind, as large as the transformer of a shape.
  ///
  /// - Parameters:
  ///   - kind: Which model.
  ///   - shape: The transformer; recurrent models get the width that comes nearest to its number of
  ///     parameters, and embeddings of its width.
  ///   - parameters: An empty store.
  ///   - generator: Draws the initial weights.
  init(
    _ kind: ModelKind, asLargeAs shape: TransformerConfiguration, in parameters: inout Parameters,
    using generator: inout SeededGenerator
  ) {
    self.kind = kind
    // snippet: contender
    if let cell = kind.cell {
      let size = RecurrentConfiguration.matching(
        parameterCount: shape.parameterCount ?? 0, cell: cell,
        vocabularySize: shape.vocabularySize, embeddingWidth: shape.width)
      model = RecurrentLanguageModel(size, in: &parameters, using: &generator)
    } else {
      model = Transformer(shape, in: &parameters, using: &generator)
    }
    // end snippet
  }

  /// The size in words, for subtitles and tables.
  var sizeText: String {
    guard let headCount = model.headCount else { return "1 layer, width \(model.width)" }
    return "\(model.layerCount) layers, \(headCount) heads, width \(model.width)"
  }
}
