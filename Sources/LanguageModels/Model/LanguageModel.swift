import Autograd
import Tensors

/// A language model: from tokens to a score for each token that may come next.
///
/// What every model of that kind can do, whatever is inside: training, losses, gradient reach, generation,
/// counted memory and checkpoints are written once, for this protocol. A model is a description of the
/// computation; the learned numbers are in a `Parameters` store beside it.
public protocol LanguageModel: Sendable {
  /// How many tokens there are.
  var vocabularySize: Int { get }

  /// How many layers the model has.
  var layerCount: Int { get }

  /// How many numbers the head reads of each token.
  var width: Int { get }

  /// How many heads look back in each layer; nil in a model without attention.
  var headCount: Int? { get }

  /// The table of token embeddings, one row a token.
  var tokenTable: Parameter { get }

  /// Turns tokens into the first activations.
  ///
  /// - Parameters:
  ///   - tokens: `[batch · time]`, sequence after sequence, each in `0..<vocabularySize`.
  ///   - batchSize: The number of sequences.
  ///   - tape: A tape over this model's parameters.
  /// - Returns: `[batch, time, embeddingWidth]`.
  func embed(_ tokens: ArraySlice<Int32>, batchSize: Int, on tape: Tape) -> Variable

  /// Predicts the next token after each embedded token, as gradients by the embedding want it.
  ///
  /// - Parameter embedded: What `embed` gave, `[batch, time, embeddingWidth]`.
  /// - Returns: Logits, `[batch, time, vocabularySize]`.
  func logits(embedded: Variable) -> Variable

  /// Predicts the next token after each token, every sequence from its beginning.
  ///
  /// - Parameters:
  ///   - tokens: `[batch · time]`, sequence after sequence, each in `0..<vocabularySize`.
  ///   - batchSize: The number of sequences.
  ///   - tape: A tape over this model's parameters.
  /// - Returns: Logits, `[batch, time, vocabularySize]`.
  func logits(of tokens: ArraySlice<Int32>, batchSize: Int, on tape: Tape) -> Variable

  /// Reads texts without predicting: what the model makes of each token, for a classifier to use.
  ///
  /// - Parameters:
  ///   - tokens: `[batch · time]`, sequence after sequence, each in `0..<vocabularySize`.
  ///   - batchSize: The number of sequences.
  ///   - tape: A tape over this model's parameters.
  /// - Returns: What the head would read, `[batch, time, width]`.
  func states(of tokens: ArraySlice<Int32>, batchSize: Int, on tape: Tape) -> Variable

  /// Makes a decoder that has read nothing and predicts token after token.
  ///
  /// - Parameter parameters: The learned numbers; the decoder keeps this snapshot.
  /// - Returns: The decoder.
  func decoder(_ parameters: Parameters) -> any NextTokenDecoder

  /// Counted bytes of what must be kept of a text to go on writing.
  ///
  /// - Parameter tokenCount: How many tokens were read.
  /// - Returns: Bytes.
  func byteCount(afterReading tokenCount: Int) -> Int

  /// The tensors that learn together, from the uppermost layer down to the tables, without the head:
  /// what gradual unfreezing goes through.
  func layerGroups(in parameters: Parameters) -> [[Parameter]]

  /// Writes `model.safetensors`, `config.json` and `tokenizer.json` in the format of its kind.
  ///
  /// - Parameters:
  ///   - parameters: The learned numbers.
  ///   - tokenizerJSON: The contents of `tokenizer.json`.
  ///   - folder: An existing folder.
  /// - Throws: `CheckpointError.unwritable` or `notDurable`.
  func writeCheckpoint(
    _ parameters: Parameters, tokenizerJSON: [UInt8], to folder: String
  ) throws(CheckpointError)
}

extension LanguageModel {
  /// Predicts the next token after each token of one sequence, without gradients.
  ///
  /// - Parameters:
  ///   - tokens: `[time]`.
  ///   - parameters: The learned numbers.
  /// - Returns: Logits, `[time, vocabularySize]`.
  public func logits(of tokens: [Int32], _ parameters: Parameters) -> Tensor {
    parameters.withTape { tape in
      logits(of: tokens[...], batchSize: 1, on: tape).tensor
        .reshaped(Shape(tokens.count, vocabularySize))
    }
  }

  /// The tensors whose names begin with one of some prefixes, in the order of the store.
  func tensors(named prefixes: String..., in parameters: Parameters) -> [Parameter] {
    parameters.layout.entries.filter { entry in prefixes.contains { entry.name.hasPrefix($0) } }
      .compactMap { parameters[$0.name] }
  }
}
