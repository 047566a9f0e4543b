import Autograd
import Tensors

extension Transformer: LanguageModel {
  /// How many tokens there are.
  public var vocabularySize: Int { configuration.vocabularySize }

  /// How many blocks the model has.
  public var layerCount: Int { configuration.layerCount }

  /// How many numbers a token has between the blocks.
  public var width: Int { configuration.width }

  /// How many heads look back in each block.
  public var headCount: Int? { configuration.headCount }

  /// The table of token embeddings, `[vocabularySize, width]`.
  public var tokenTable: Parameter { tokenEmbedding.weight }

  /// Predicts the next token after each embedded token.
  public func logits(embedded: Variable) -> Variable { self(embedded: embedded) }

  /// Predicts the next token at each position.
  public func logits(of tokens: ArraySlice<Int32>, batchSize: Int, on tape: Tape) -> Variable {
    self(tokens, batchSize: batchSize, on: tape)
  }

  /// Makes a decoder that keeps keys and values.
  public func decoder(_ parameters: Parameters) -> any NextTokenDecoder {
    TransformerDecoder(self, parameters: parameters)
  }

  /// Counted bytes of the keys and values of one token.
  public var cacheBytesPerToken: Int { 2 * layerCount * width * MemoryLayout<Float>.stride }

  /// The bytes of keys and values of all tokens that were read, as many as the context holds.
  public func byteCount(afterReading tokenCount: Int) -> Int { tokenCount * cacheBytesPerToken }

  /// The blocks from the top down, then the tables.
  public func layerGroups(in parameters: Parameters) -> [[Parameter]] {
    var groups = blocks.indices.reversed().map { tensors(named: "h.\($0).", in: parameters) }
    if !groups.isEmpty { groups[0] += tensors(named: "ln_f.", in: parameters) }
    return groups + [tensors(named: "wte.", "wpe.", in: parameters)]
  }

  /// The matrices inside the blocks, which Muon may move; the tables are none of them.
  public func blockMatrices(in parameters: Parameters) -> [Parameter] {
    tensors(named: "h.", in: parameters).filter { $0.shape.rank == 2 }
  }

  /// Writes what `transformers.GPT2LMHeadModel` loads; see `TransformerCheckpoint`.
  public func writeCheckpoint(
    _ parameters: Parameters, tokenizerJSON: [UInt8], to folder: String
  ) throws(CheckpointError) {
    try TransformerCheckpoint.write(self, parameters, tokenizerJSON: tokenizerJSON, to: folder)
  }
}
