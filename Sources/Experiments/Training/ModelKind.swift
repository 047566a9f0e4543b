import Autograd
import LanguageModels
import Phrases
import Plotting

/// The kinds of model that chapters compare: each has one name, one colour and one marker everywhere.
public enum ModelKind: String, CaseIterable, Sendable {
  /// A plain recurrent network.
  case rnn
  /// Gated recurrent units.
  case gru
  /// Long short-term memory.
  case lstm
  /// A transformer of GPT-2's architecture.
  case transformer

  /// The kind of a recurrent cell.
  public init(_ cell: RecurrentCell) {
    self =
      switch cell {
      case .rnn: .rnn
      case .gru: .gru
      case .lstm: .lstm
      }
  }

  /// The name in figures and tables.
  public var name: Phrase {
    self == .transformer ? "transformer" : .verbatim(rawValue.uppercased())
  }

  /// What happens at a step of it; nil for the transformer.
  public var cell: RecurrentCell? { RecurrentCell(rawValue: rawValue) }

  /// Its colour in every figure.
  public var colour: Colour {
    switch self {
    case .rnn: ModelColour.rnn.colour
    case .gru: ModelColour.gru.colour
    case .lstm: ModelColour.lstm.colour
    case .transformer: ModelColour.transformer.colour
    }
  }

  /// Its marker in every figure.
  public var marker: Marker {
    switch self {
    case .rnn: .square
    case .gru: .diamond
    case .lstm: .triangle
    case .transformer: .disc
    }
  }

  /// Makes a model of this kind, as large as a transformer.
  ///
  /// - Parameters:
  ///   - shape: The transformer; recurrent models have one layer of the width that comes nearest to its
  ///     number of parameters, and embeddings of its width.
  ///   - first: The values that it begins with.
  ///   - parameters: An empty store.
  ///   - generator: Draws the initial weights.
  /// - Returns: The model.
  public func make(
    asLargeAs shape: TransformerConfiguration, beginning first: FirstWeights = .standard,
    in parameters: inout Parameters, using generator: inout some RandomNumberGenerator
  ) -> any LanguageModel {
    let model = make(asLargeAs: shape, in: &parameters, using: &generator)
    first.begin(model, &parameters, using: &generator)
    return model
  }

  private func make(
    asLargeAs shape: TransformerConfiguration, in parameters: inout Parameters,
    using generator: inout some RandomNumberGenerator
  ) -> any LanguageModel {
    // snippet: same-size
    guard let cell else { return Transformer(shape, in: &parameters, using: &generator) }
    let size = RecurrentConfiguration.matching(
      parameterCount: shape.parameterCount ?? 0, cell: cell,
      vocabularySize: shape.vocabularySize, embeddingWidth: shape.width)
    return RecurrentLanguageModel(size, in: &parameters, using: &generator)
    // end snippet
  }
}

extension LanguageModel {
  /// The size in words, as in "2 layers, 2 heads, width 64".
  public var sizeText: Phrase {
    let layers: Phrase = layerCount == 1 ? "1 layer" : "\(layerCount) layers"
    guard let headCount else { return "\(layers), width \(width)" }
    let heads: Phrase = headCount == 1 ? "1 head" : "\(headCount) heads"
    return "\(layers), \(heads), width \(width)"
  }
}

extension RecurrentCell {
  /// The name in figures and tables.
  public var label: Phrase { ModelKind(self).name }

  /// Its colour in every figure.
  public var colour: Colour { ModelKind(self).colour }
}
