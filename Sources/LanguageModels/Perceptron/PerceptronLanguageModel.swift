import Autograd
import NeuralNetworks
import Tensors

/// A language model that looks at the last few tokens at once: each has a vector, the vectors stand one
/// after the other, and a perceptron with one hidden layer scores what comes next.
///
///     logits = tanh([e(w₁) … e(wₙ)] W + b) U + c
///
/// What counting lacks is in the table: two contexts whose tokens have similar vectors get similar
/// predictions, even if one of them was never read. It differs from the paper in that no tokens lead past
/// the hidden layer, and in the row that stands for what lies before the text.
///
/// - Reference: ["A Neural Probabilistic Language Model"](https://www.jmlr.org/papers/v3/bengio03a.html),
///   section 2.
public struct PerceptronLanguageModel: Sendable {
  /// The size.
  public let configuration: PerceptronConfiguration
  /// One row a token, and a last one for what lies before the text,
  /// `[vocabularySize + 1, embeddingWidth]`.
  public let embedding: Embedding
  /// From the vectors of a context to what is made of it, `[contextLength · embeddingWidth, width]`.
  public let hidden: Linear
  /// From there to a score for each token, `[width, vocabularySize]`.
  public let head: Linear

  /// Adds a model's parameters to a store: `embedding.weight`, `hidden.weight`, `hidden.bias`,
  /// `head.weight` and `head.bias`.
  public init(
    _ configuration: PerceptronConfiguration, in parameters: inout Parameters,
    using generator: inout some RandomNumberGenerator
  ) {
    self.configuration = configuration
    let inputs = configuration.contextLength * configuration.embeddingWidth
    embedding = Embedding(
      "embedding", vocabularySize: configuration.vocabularySize + 1,
      width: configuration.embeddingWidth, deviation: 1, in: &parameters, using: &generator)
    hidden = Linear(
      "hidden", inputs: inputs, outputs: configuration.width,
      deviation: 1 / Float(inputs).squareRoot(), in: &parameters, using: &generator)
    head = Linear(
      "head", inputs: configuration.width, outputs: configuration.vocabularySize,
      deviation: 1 / Float(configuration.width).squareRoot(), in: &parameters, using: &generator)
  }

  /// Predicts the next token after each context.
  ///
  /// - Parameters:
  ///   - contexts: `[rows · contextLength]`, context after context, each in `0...vocabularySize`.
  ///   - tape: A tape over this model's parameters.
  /// - Returns: Logits, `[rows, vocabularySize]`.
  /// - Complexity: O(rows · width · (contextLength · embeddingWidth + vocabularySize)) multiply-adds.
  public func callAsFunction(contexts: [Int32], on tape: Tape) -> Variable {
    let rows = contexts.count / configuration.contextLength
    guard rows > 0, rows * configuration.contextLength == contexts.count else {
      fatalError(
        "PerceptronLanguageModel: \(contexts.count) tokens are not contexts of "
          + "\(configuration.contextLength).")
    }
    // snippet: forward
    let vectors = embedding(contexts, on: tape)  // [rows · n, E]
    let side = vectors.reshaped(Shape(rows, hidden.weight.shape[0]))  // [rows, n · E], side by side
    return head(hidden(side).tanh())  // [rows, V]
    // end snippet
  }

  /// The last tokens before some places of a text; what lies before the text is `vocabularySize`.
  ///
  /// - Parameters:
  ///   - places: Places in `0...tokens.count`.
  ///   - tokens: The text.
  /// - Returns: `[places · contextLength]`, the nearest token last.
  public func contexts(before places: some Sequence<Int>, in tokens: [Int32]) -> [Int32] {
    places.flatMap { place in
      (place - configuration.contextLength..<place).map {
        $0 < 0 ? Int32(configuration.vocabularySize) : tokens[$0]
      }
    }
  }
}
