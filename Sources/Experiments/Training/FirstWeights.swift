import Autograd
import LanguageModels
import Phrases
import Platform
import Tensors

/// The values that a model begins with.
public enum FirstWeights: String, CaseIterable, Sendable {
  /// PyTorch's for recurrent models, GPT-2's for the transformer.
  case standard
  /// Those that are usual, or were found to help, where a model shall remember: orthogonal matrices for the
  /// state and an open forget gate; wide embeddings, and waves as positions.
  case remembering

  /// The name in tables.
  public var name: Phrase { self == .standard ? "standard" : "remembering" }

  /// How wide a remembering transformer's embeddings lie: as its waves, so that neither drowns the other.
  static let embeddingDeviation: Float = 0.7
  /// How high the waves are: their deviation is 0.7 of it.
  static let waveAmplitude: Float = 0.5

  /// Gives a fresh model these values.
  func begin(
    _ model: any LanguageModel, _ parameters: inout Parameters,
    using generator: inout some RandomNumberGenerator
  ) {
    guard self == .remembering else { return }
    if let model = model as? RecurrentLanguageModel {
      for layer in model.layers { layer.beginRemembering(in: &parameters, using: &generator) }
    } else if let model = model as? Transformer, let positions = model.positionEmbedding {
      let (T, C) = (model.configuration.contextLength, model.width)
      parameters[model.tokenTable] = Tensor(
        Shape(model.vocabularySize, C), normalWithDeviation: Self.embeddingDeviation,
        using: &generator)
      let waves = (0..<T).flatMap { t in
        (0..<C).map { c in
          let angle = Float(t) / pow(10_000, Float(c / 2 * 2) / Float(C))
          return Self.waveAmplitude * (c % 2 == 0 ? sin(angle) : cos(angle))
        }
      }
      parameters[positions.weight] = Tensor(Shape(T, C), waves)
    }
  }
}
