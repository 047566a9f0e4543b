import Autograd
import NeuralNetworks
import Tensors

/// A small model with a batch of six sequences, for tests of training.
struct Toy {
  let embedding: Embedding
  let attention: MultiHeadAttention
  let norm: LayerNorm
  let head: Linear
  let inputs: [Int32]
  let labels: [Int32]

  static let batchSize = 6
  static let time = 5

  /// Adds the model to a store; width 48 makes it larger than a piece of the threads' work.
  init(in parameters: inout Parameters, width: Int = 48) {
    var generator = SeededGenerator(seed: 8)
    embedding = Embedding(
      "wte", vocabularySize: 11, width: width, deviation: 0.3, in: &parameters, using: &generator)
    attention = MultiHeadAttention(
      "attn", width: width, headCount: 2, deviation: 0.2, outputDeviation: 0.2, in: &parameters,
      using: &generator)
    norm = LayerNorm("ln", width: width, in: &parameters)
    head = Linear(
      "head", inputs: width, outputs: 200, deviation: 0.2, in: &parameters, using: &generator)
    let count = Self.batchSize * Self.time
    inputs = (0..<count).map { _ in Int32.random(in: 0..<11, using: &generator) }
    labels = (0..<count).map { _ in Int32.random(in: 0..<200, using: &generator) }
  }

  /// The part of the loss that one of several equal shards holds.
  func loss(_ tape: Tape, shard: Int, of shards: Int) -> Variable {
    let size = labels.count / shards
    let range = (shard * size)..<((shard + 1) * size)
    let x = embedding(inputs[range], on: tape)
    let sequences = x.reshaped([size / Self.time, Self.time, x.shape.last])
    return head(norm(sequences + attention(sequences)))
      .softmaxCrossEntropy(labels: labels[range], divisor: labels.count)
  }
}
