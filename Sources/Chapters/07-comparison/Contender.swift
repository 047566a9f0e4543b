import Autograd
import LanguageModels
import Tensors

/// A model of any kind: tokens in, scores of the next token out.
///
/// The training loop, the loss and the gradient reach see nothing else of it.
struct Contender: Sendable {
  /// What is inside.
  enum Machine: Sendable {
    case recurrent(RecurrentLanguageModel)
    case transformer(Transformer)
  }

  let kind: ModelKind
  let machine: Machine

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
      machine = .recurrent(RecurrentLanguageModel(size, in: &parameters, using: &generator))
    } else {
      machine = .transformer(Transformer(shape, in: &parameters, using: &generator))
    }
    // end snippet
  }

  /// Tokens to logits; a recurrent model starts from a state of zeros, as the transformer does from an
  /// empty window.
  var predictor: NextTokenModel {
    switch machine {
    case .recurrent(let model):
      { inputs, batchSize, tape in model.logits(of: inputs, batchSize: batchSize, on: tape) }
    case .transformer(let model):
      { inputs, batchSize, tape in model(inputs, batchSize: batchSize, on: tape) }
    }
  }

  /// The size in words, for subtitles and tables.
  var sizeText: String {
    switch machine {
    case .recurrent(let model): "1 layer, width \(model.configuration.width)"
    case .transformer(let model):
      "\(model.configuration.layerCount) layers, \(model.configuration.headCount) heads, width "
        + "\(model.configuration.width)"
    }
  }
}
