import Autograd
import NeuralNetworks
import Tensors
import Text

extension DataParallel {
  /// Computes the loss of a language model on a batch, and its gradient.
  ///
  /// - Parameters:
  ///   - batch: Windows, at least as many as there are shards; negative targets are not asked for.
  ///   - parameters: The model's parameters.
  ///   - workers: The threads to use.
  ///   - model: The model.
  /// - Returns: The mean cross entropy of the targets asked for, in nats a token.
  public func backward(
    _ batch: Batch, _ parameters: Parameters, workers: Workers, model: some LanguageModel
  ) -> Float {
    backward(
      parameters, workers: workers,
      loss: NextTokenLoss(model: model, batch: batch, shardCount: shardCount))
  }
}

private struct NextTokenLoss<Model: LanguageModel>: ShardLoss {
  let model: Model
  let batch: Batch
  let shardCount: Int
  let targetCount: Int

  init(model: Model, batch: Batch, shardCount: Int) {
    self.model = model
    self.batch = batch
    self.shardCount = shardCount
    targetCount = batch.targetCount
  }

  func callAsFunction(_ tape: Tape, _ index: Int) -> Variable {
    let shard = batch.shard(index, of: shardCount)
    let logits = model.logits(of: shard.inputs, batchSize: shard.batchSize, on: tape)  // [B, T, V]
    return logits.softmaxCrossEntropy(labels: shard.targets, divisor: targetCount)
  }
}

/// The mean loss over a whole text, cut into consecutive windows: no sampling, so that others can
/// compute the same number.
///
/// - Parameters:
///   - windows: The text.
///   - stride: 1 for all of it; `n` for an estimate from every `n`-th batch of windows.
///   - parameters: The model's parameters.
///   - workers: The threads to use; the result does not depend on how many.
///   - model: The model.
/// - Returns: Nats a token.
/// - Precondition: `stride` is at least 1.
/// - Complexity: One forward pass over the text.
public func meanLoss(
  over windows: ConsecutiveWindows, every stride: Int = 1, _ parameters: Parameters,
  workers: Workers, model: some LanguageModel
) -> Double {
  guard stride >= 1 else { fatalError("meanLoss: expected a stride of 1 or more, got \(stride).") }
  let chosen = Array(Swift.stride(from: 0, to: windows.count, by: stride))
  var sums = [Double](repeating: 0, count: chosen.count)
  var counts = [Int](repeating: 0, count: chosen.count)
  sums.withUnsafeMutableBufferPointer { sums in
    counts.withUnsafeMutableBufferPointer { counts in
      nonisolated(unsafe) let (sums, counts) = (sums, counts)  // a batch writes its own elements
      let lanes = min(chosen.count, 16)  // each has a tape, whose memory all its batches reuse
      workers.run(lanes) { lane in
        parameters.withTape { tape in
          for index in Swift.stride(from: lane, to: chosen.count, by: lanes) {
            tape.restart()
            let batch = windows[chosen[index]]
            let loss = model.logits(of: batch.inputs[...], batchSize: batch.batchSize, on: tape)
              .softmaxCrossEntropy(labels: batch.targets)  // of [B, T, V]
            sums[index] = Double(loss.scalar) * Double(batch.tokenCount)
            counts[index] = batch.tokenCount
          }
        }
      }
    }
  }
  return sums.reduce(0, +) / Double(counts.reduce(0, +))
}

/// The mean loss over a whole text, each token read with what stands before it in sight.
///
/// Windows overlap by half, and each counts only the tokens that the one before did not: so every token
/// but the first ones is predicted from at least half a context, and none from an empty memory.
///
/// - Parameters:
///   - tokens: The text, at least two tokens.
///   - contextLength: How many tokens the model sees at once, at least 2.
///   - parameters: The model's parameters.
///   - workers: The threads to use; the result does not depend on how many.
///   - model: The model.
/// - Returns: Nats a token, over all tokens but the first.
/// - Complexity: Two forward passes over the text.
public func meanLoss(
  overlapping tokens: [Int32], contextLength: Int, _ parameters: Parameters, workers: Workers,
  model: some LanguageModel
) -> Double {
  guard tokens.count >= 2, contextLength >= 2 else {
    fatalError("meanLoss: expected two tokens and a context of two or more.")
  }
  let (half, count) = (contextLength / 2, tokens.count - 1)  // count: of targets
  let starts = Array(stride(from: 0, to: max(1, count - (contextLength - half)), by: half))
  var sums = [Double](repeating: 0, count: starts.count)
  sums.withUnsafeMutableBufferPointer { sums in
    nonisolated(unsafe) let sums = sums  // a window writes its own element
    let lanes = min(starts.count, 16)  // each has a tape, whose memory all its windows reuse
    workers.run(lanes) { lane in
      parameters.withTape { tape in
        for index in stride(from: lane, to: starts.count, by: lanes) {
          tape.restart()
          let window = starts[index]..<min(starts[index] + contextLength, count)
          let first = index == 0 ? 0 : starts[index - 1] + contextLength
          let targets = window.map { $0 < first ? -1 : tokens[$0 + 1] }
          sums[index] = Double(
            model.logits(of: tokens[window], batchSize: 1, on: tape)
              .softmaxCrossEntropy(labels: targets, divisor: 1).scalar)
        }
      }
    }
  }
  return sums.reduce(0, +) / Double(count)
}
