import Autograd
import NeuralNetworks
import Tensors

extension RecurrentLanguageModel: LanguageModel {
  /// How many tokens there are.
  public var vocabularySize: Int { configuration.vocabularySize }

  /// How many layers the model has.
  public var layerCount: Int { configuration.layerCount }

  /// How many numbers the state of a layer has.
  public var width: Int { configuration.width }

  /// No attention.
  public var headCount: Int? { nil }

  /// The table of token embeddings, `[vocabularySize, embeddingWidth]`.
  public var tokenTable: Parameter { embedding.weight }

  /// Looks the tokens up, `[batch, time, embeddingWidth]`.
  public func embed(_ tokens: ArraySlice<Int32>, batchSize: Int, on tape: Tape) -> Variable {
    let time = tokens.count / max(batchSize, 1)
    return embedding(tokens, on: tape)
      .reshaped(Shape(batchSize, time, configuration.embeddingWidth))  // [B, T, E]
  }

  /// Predicts the next token after each embedded token, from a state of zeros.
  public func logits(embedded: Variable) -> Variable { self(embedded: embedded).logits }

  /// Predicts the next token after each token from the beginning of a text, and keeps no states.
  public func logits(of tokens: ArraySlice<Int32>, batchSize: Int, on tape: Tape) -> Variable {
    head(states(of: tokens, batchSize: batchSize, on: tape))
  }

  /// The state of the top layer after each token, `[batch, time, width]`.
  public func states(of tokens: ArraySlice<Int32>, batchSize: Int, on tape: Tape) -> Variable {
    runLayers(inputPart(of: tokens, batchSize: batchSize, on: tape), state: nil) { _ in }
  }

  /// Makes a decoder whose memory is one state.
  public func decoder(_ parameters: Parameters) -> any NextTokenDecoder {
    RecurrentDecoder(self, parameters: parameters)
  }

  /// The bytes of one state, however much was read.
  public func byteCount(afterReading tokenCount: Int) -> Int { configuration.stateByteCount }

  /// The layers from the top down, then the embedding.
  public func layerGroups(in parameters: Parameters) -> [[Parameter]] {
    layers.indices.reversed().map { layer in
      parameters.layout.entries.filter { $0.name.hasSuffix("_l\(layer)") }
        .compactMap { parameters[$0.name] }
    } + [tensors(named: "embedding.", in: parameters)]
  }

  /// Writes what `torch.nn.RNN`, `GRU` and `LSTM` load; see `RecurrentCheckpoint`.
  public func writeCheckpoint(
    _ parameters: Parameters, tokenizerJSON: [UInt8], to folder: String
  ) throws(CheckpointError) {
    try RecurrentCheckpoint.write(self, parameters, tokenizerJSON: tokenizerJSON, to: folder)
  }
}
