import Autograd
import NeuralNetworks
import Tensors
import Text

extension DataParallel {
  /// Computes the loss of a recurrent model on a batch that continues earlier ones, and its gradient.
  ///
  /// Truncated backpropagation through time: what was carried over counts as a constant, so gradients
  /// end at the beginning of the batch, while the state itself goes on.
  ///
  /// - Parameters:
  ///   - batch: Windows, at least as many as there are shards.
  ///   - parameters: The model's parameters.
  ///   - workers: The threads to use.
  ///   - model: The model.
  ///   - state: What is carried over, one row a window; becomes what is carried on.
  /// - Returns: The mean cross entropy, in nats a token.
  /// - Reference: ["An Efficient Gradient-Based Algorithm for On-Line Training of Recurrent Network
  ///   Trajectories"](https://doi.org/10.1162/neco.1990.2.4.490).
  public func backward(
    _ batch: Batch, _ parameters: Parameters, workers: Workers, model: RecurrentLanguageModel,
    state: inout RecurrentState
  ) -> Float {
    let before = state
    var parts = [RecurrentState?](repeating: nil, count: shardCount)
    let loss = parts.withUnsafeMutableBufferPointer { parts in
      nonisolated(unsafe) let parts = parts  // each shard writes an element of its own
      return backward(parameters, workers: workers) { tape, index in
        let shard = batch.shard(index, of: shardCount)
        let first = index * batch.batchSize / shardCount
        let output = model(
          shard.inputs, batchSize: shard.batchSize, state: before[first..<first + shard.batchSize],
          on: tape)
        parts[index] = RecurrentState(output.final)
        return output.logits.softmaxCrossEntropy(labels: shard.targets, divisor: batch.tokenCount)
      }
    }
    state = RecurrentState.joined(parts.compactMap { $0 })
    return loss
  }
}

/// The mean loss of a recurrent model over a whole text, cut into streams that are read side by side.
///
/// Each stream starts with a state of zeros and carries it to its end, so every token of the text but
/// the first is predicted exactly once, and nearly all of them with a long past. Others can compute
/// the same number: stream `i` reads tokens `i · length ..< (i + 1) · length`, and what is left at the
/// end continues the last one.
///
/// - Parameters:
///   - streams: The text.
///   - parameters: The model's parameters.
///   - workers: The threads to use; the result does not depend on how many.
///   - model: The model.
/// - Returns: Nats a token.
/// - Complexity: One forward pass over the text.
public func meanLoss(
  over streams: TextStreams, _ parameters: Parameters, workers: Workers,
  model: RecurrentLanguageModel
) -> Double {
  // As many rows a piece as make a product worth its overhead; it belongs to the recipe.
  let pieces = max(1, streams.batchSize / 16)
  var sums = [Double](repeating: 0, count: pieces)
  sums.withUnsafeMutableBufferPointer { sums in
    nonisolated(unsafe) let sums = sums  // each piece writes an element of its own
    workers.run(pieces) { piece in
      var state: RecurrentState?
      let tape = Tape()
      func add(_ tokens: ArraySlice<Int32>, _ targets: ArraySlice<Int32>, batchSize: Int) {
        let (loss, after) = parameters.values.withUnsafePointer { values in
          tape.reset(
            parameters: ParameterMemory(
              layout: parameters.layout, values: values, gradients: nil))
          let output = model(tokens, batchSize: batchSize, state: state, on: tape)
          let loss = output.logits.softmaxCrossEntropy(labels: targets).scalar
          return (loss, RecurrentState(output.final))
        }
        sums[piece] += Double(loss) * Double(targets.count)
        state = after
      }
      for batch in streams {
        let shard = batch.shard(piece, of: pieces)
        add(shard.inputs, shard.targets, batchSize: shard.batchSize)
      }
      if piece == pieces - 1, let tail = streams.tail {
        state = state.map { $0[$0.batchSize - 1..<$0.batchSize] }
        add(tail.inputs[...], tail.targets[...], batchSize: 1)
      }
    }
  }
  return sums.reduce(0, +) / Double(streams.targetCount)
}
