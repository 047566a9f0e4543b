import Autograd
import NeuralNetworks
import Tensors

/// A transformer of GPT-2's shape: learned positions, normalisation first, tied head.
///
/// A description of the computation: the learned numbers are in a `Parameters` store beside it.
///
/// - Reference: ["Language Models are Unsupervised Multitask Learners"](https://cdn.openai.com/better-language-models/language_models_are_unsupervised_multitask_learners.pdf).
public struct Transformer: Sendable {
  /// The size.
  public let configuration: TransformerConfiguration
  /// One row a token, `[vocabularySize, width]`; also the head.
  public let tokenEmbedding: Embedding
  /// One row a position, `[contextLength, width]`; nil in a model without positions.
  public let positionEmbedding: Embedding?
  /// The blocks, first to last.
  public let blocks: [TransformerBlock]
  /// Normalises what the head reads; nil in a model without normalisation.
  public let finalNorm: LayerNorm?

  /// Adds a model's parameters to a store, under GPT-2's names.
  public init(
    _ configuration: TransformerConfiguration, in parameters: inout Parameters,
    using generator: inout some RandomNumberGenerator
  ) {
    self.configuration = configuration
    let (width, parts) = (configuration.width, configuration.parts)
    let deviation = configuration.initialDeviation
    tokenEmbedding = Embedding(
      "wte", vocabularySize: configuration.vocabularySize, width: width, deviation: deviation,
      in: &parameters, using: &generator)
    positionEmbedding =
      parts.contains(.positions)
      ? Embedding(
        "wpe", vocabularySize: configuration.contextLength, width: width, deviation: deviation,
        in: &parameters, using: &generator) : nil
    var blocks: [TransformerBlock] = []
    for layer in 0..<configuration.layerCount {
      blocks.append(
        TransformerBlock("h.\(layer)", configuration, in: &parameters, using: &generator))
    }
    self.blocks = blocks
    finalNorm = parts.contains(.norm) ? LayerNorm("ln_f", width: width, in: &parameters) : nil
  }

  /// Predicts the next token at each position.
  ///
  /// - Parameters:
  ///   - tokens: `[batch · time]`, sequence after sequence, each in `0..<vocabularySize`.
  ///   - batchSize: The number of sequences.
  ///   - tape: A tape over this model's parameters.
  /// - Returns: Logits, `[batch, time, vocabularySize]`.
  /// - Precondition: `time <= contextLength`.
  public func callAsFunction(
    _ tokens: some Collection<Int32>, batchSize: Int, on tape: Tape
  ) -> Variable {
    callAsFunction(embedded: embed(tokens, batchSize: batchSize, on: tape))  // [B, T, V]
  }

  /// Predicts the next token after each embedded token, as gradients by the embedding want it.
  ///
  /// - Parameter embedded: Token plus position, `[batch, time, width]`.
  /// - Returns: Logits, `[batch, time, vocabularySize]`.
  public func callAsFunction(embedded: Variable) -> Variable {
    var x = embedded
    for block in blocks { x = block(x) }  // [B, T, C]
    return head(x)  // [B, T, V]
  }

  /// Reads texts without predicting: what the model makes of each token, for a classifier to use.
  ///
  /// - Parameters:
  ///   - tokens: `[batch · time]`, sequence after sequence, each in `0..<vocabularySize`.
  ///   - batchSize: The number of sequences.
  ///   - tape: A tape over this model's parameters.
  /// - Returns: What the head would read, `[batch, time, width]`.
  public func states(of tokens: ArraySlice<Int32>, batchSize: Int, on tape: Tape) -> Variable {
    var x = embed(tokens, batchSize: batchSize, on: tape)
    for block in blocks { x = block(x) }  // [B, T, C]
    return finalNorm?(x) ?? x  // [B, T, C]
  }

  /// Turns tokens into the first activations: token plus position.
  ///
  /// - Returns: `[batch, time, width]`.
  public func embed(_ tokens: some Collection<Int32>, batchSize: Int, on tape: Tape) -> Variable {
    let time = tokens.count / max(batchSize, 1)
    guard batchSize > 0, time > 0, time * batchSize == tokens.count,
      time <= configuration.contextLength
    else {
      fatalError(
        "Transformer: \(tokens.count) tokens are not \(batchSize) sequences of 1 to \(configuration.contextLength)."
      )
    }
    let width = configuration.width
    let x = tokenEmbedding(tokens, on: tape)  // [B·T, C]
    guard let positionEmbedding else { return x.reshaped(Shape(batchSize, time, width)) }
    let positions = positionEmbedding(0..<Int32(time), on: tape)  // [T, C]
    return x.reshaped(Shape(batchSize, time * width))
      .adding(row: positions.reshaped(Shape(time * width)))
      .reshaped(Shape(batchSize, time, width))  // [B, T, C]
  }

  /// Turns activations into logits with the token table.
  ///
  /// - Parameter x: `[batch, time, width]`.
  /// - Returns: `[batch, time, vocabularySize]`.
  public func head(_ x: Variable) -> Variable {
    (finalNorm?(x) ?? x).linear(transposed: x.tape.variable(tokenEmbedding.weight))
  }
}
