import Autograd
import NeuralNetworks
import Tensors

/// A recurrent encoder-decoder: one network reads a sequence, another writes one.
///
/// With attention, the decoder looks at all of the encoder's states anew before each token it writes.
/// Without, it gets the encoder's final states, one vector of fixed length, before each token.
///
/// - Reference: ["Neural Machine Translation by Jointly Learning to Align and Translate"](https://arxiv.org/abs/1409.0473);
///   without attention ["Learning Phrase Representations using RNN Encoder-Decoder"](https://arxiv.org/abs/1406.1078).
///   We write the output layer as one matrix on state and context, without maxout.
public struct EncoderDecoder: Sendable {
  /// The size.
  public let configuration: EncoderDecoderConfiguration
  /// One row a token that is read, `[sourceVocabularySize, embeddingWidth]`.
  public let sourceEmbedding: Embedding
  /// One row a token that is written, `[targetVocabularySize, embeddingWidth]`.
  public let targetEmbedding: Embedding
  /// Reads, in both directions.
  public let encoder: RecurrentLayer
  /// Makes the decoder's first state of the encoder's final ones.
  public let bridge: Linear
  /// Looks at the encoder's states, or nil.
  public let attention: AdditiveAttention?
  /// Writes: its input is the last token and the context.
  public let decoder: RecurrentLayer
  /// Predicts the next token from state and context.
  public let output: Linear

  /// Adds a model's parameters to a store.
  public init(
    _ configuration: EncoderDecoderConfiguration, in parameters: inout Parameters,
    using generator: inout some RandomNumberGenerator
  ) {
    self.configuration = configuration
    let memory = 2 * configuration.encoderWidth
    let width = configuration.decoderWidth
    sourceEmbedding = Embedding(
      "source", vocabularySize: configuration.sourceVocabularySize,
      width: configuration.embeddingWidth, deviation: 1, in: &parameters, using: &generator)
    targetEmbedding = Embedding(
      "target", vocabularySize: configuration.targetVocabularySize,
      width: configuration.embeddingWidth, deviation: 1, in: &parameters, using: &generator)
    encoder = RecurrentLayer(
      .gru, "encoder", inputs: configuration.embeddingWidth, width: configuration.encoderWidth,
      isBidirectional: true, in: &parameters, using: &generator)
    bridge = Linear(
      "bridge", inputs: memory, outputs: width, deviation: 1 / Float(memory).squareRoot(),
      in: &parameters, using: &generator)
    if let attentionWidth = configuration.attentionWidth {
      attention = AdditiveAttention(
        "attention", queryWidth: width, keyWidth: memory, width: attentionWidth, in: &parameters,
        using: &generator)
    } else {
      attention = nil
    }
    decoder = RecurrentLayer(
      .gru, "decoder", inputs: configuration.embeddingWidth + memory, width: width, in: &parameters,
      using: &generator)
    output = Linear(
      "output", inputs: width + memory, outputs: configuration.targetVocabularySize,
      deviation: 1 / Float(width + memory).squareRoot(), in: &parameters, using: &generator)
  }

  /// What the encoder leaves for the decoder.
  public struct Encoding {
    /// The state after each position, both directions, `[batch, positions, 2 · encoderWidth]`.
    public let states: Variable
    /// What attention recognises positions by, `[batch, positions, attentionWidth]`, or nil.
    public let keys: Variable?
    /// The final states, `[batch, 2 · encoderWidth]`.
    public let summary: Variable
    /// The decoder's first state, `[batch, decoderWidth]`.
    public let start: Variable
    /// How many positions of each source count, `[batch]`.
    public let lengths: [Int]
  }

  /// Reads.
  ///
  /// - Parameters:
  ///   - sources: `[batch · positions]`, padded, source after source.
  ///   - lengths: How many positions of each source count, `[batch]`.
  ///   - tape: A tape over this model's parameters.
  /// - Returns: What the decoder needs.
  public func encode(_ sources: [Int32], lengths: [Int], on tape: Tape) -> Encoding {
    let B = lengths.count  // batch
    let positions = sources.count / max(B, 1)
    let x = sourceEmbedding(sources, on: tape)
      .reshaped(Shape(B, positions, configuration.embeddingWidth))  // [B, S, E]
    let read = encoder(x, lengths: lengths)  // [B, S, 2H], [B, 2H]
    return Encoding(
      states: read.states, keys: attention?.keys(of: read.states), summary: read.final.hidden,
      start: bridge(read.final.hidden).tanh(), lengths: lengths)
  }

  /// Takes one step of writing.
  ///
  /// - Parameters:
  ///   - tokens: What was written last, `[batch]`.
  ///   - state: The decoder's state, `[batch, decoderWidth]`.
  ///   - encoding: What was read.
  ///   - record: Receives the attention weights, `[batch, positions]`; never called without attention.
  /// - Returns: The new state, `[batch, decoderWidth]`, and the context, `[batch, 2 · encoderWidth]`.
  public func step(
    _ tokens: some Collection<Int32>, from state: Variable, over encoding: Encoding,
    recording record: ((Tensor) -> Void)? = nil
  ) -> (state: Variable, context: Variable) {
    // snippet: step
    let context: Variable
    if let attention, let keys = encoding.keys {
      context = attention(
        state, keys: keys, values: encoding.states, lengths: encoding.lengths, recording: record)
    } else {
      context = encoding.summary
    }
    let input = targetEmbedding(tokens, on: state.tape).concatenated(with: context)  // [B, E + 2H]
    return (decoder.step(input, from: .init(hidden: state)).hidden, context)
    // end snippet
  }

  /// Predicts every token of the targets from what comes before it (teacher forcing).
  ///
  /// - Parameters:
  ///   - batch: Padded pairs.
  ///   - tape: A tape over this model's parameters.
  /// - Returns: Logits, `[batch, time, targetVocabularySize]`.
  public func callAsFunction(_ batch: SequencePairBatch, on tape: Tape) -> Variable {
    let encoding = encode(batch.sources, lengths: batch.lengths, on: tape)
    let B = batch.batchSize
    let time = batch.inputs.count / B
    var state = encoding.start  // [B, D]
    var (states, contexts) = ([Variable](), [Variable]())
    for t in 0..<time {
      let tokens = (0..<B).map { batch.inputs[$0 * time + t] }
      let (next, context) = step(tokens, from: state, over: encoding)
      state = next
      states.append(next)
      contexts.append(context)
    }
    // Side by side: [B, T, D + 2H].
    let features = Variable.stacked(states).concatenated(with: .stacked(contexts))
    return output(features)  // [B, T, V]
  }
}
