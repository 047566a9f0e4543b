import Autograd
import Tensors
import Text

/// A text of which every judged token has a past of at least some length, whatever the model.
///
/// A transformer reads windows of twice the past that overlap by half, and is judged on their second halves. A
/// recurrent model reads streams side by side with its state carried on, and is judged on all but their
/// beginnings. Both are judged on the same tokens, each once.
public struct LossWithPast: Sendable {
  /// The text, each token in `0..<vocabularySize`.
  public let tokens: [Int32]
  /// The least number of tokens before a judged one; a transformer's context is at least twice as long.
  public let past: Int
  /// How many streams are read side by side.
  public let streamCount: Int
  /// How many judged windows of `past` tokens a stream has.
  public let windowCount: Int

  /// Prepares a text.
  ///
  /// - Parameters:
  ///   - tokens: The text; what is left at its end is not judged.
  ///   - past: The least number of tokens before a judged one.
  ///   - streamCount: How many streams are read side by side; fewer where the text is short.
  /// - Throws: `CorpusError.tooShort` where no window can be judged.
  public init(
    tokens: [Int32], past: Int, streamCount: Int
  ) throws(CorpusError) {
    let windows = (tokens.count - 1) / past - 1
    guard windows >= 1 else {
      throw .tooShort(
        name: "The held-out text", tokenCount: tokens.count, contextLength: 2 * past)
    }
    self.tokens = tokens
    self.past = past
    self.streamCount = min(streamCount, windows)
    windowCount = windows / self.streamCount
  }

  /// How many tokens are judged.
  public var judgedCount: Int { streamCount * windowCount * past }

  /// The mean loss of the judged tokens.
  ///
  /// - Parameters:
  ///   - parameters: The model's parameters.
  ///   - workers: The threads to use; the result does not depend on how many.
  ///   - model: The model.
  /// - Returns: Nats a token.
  public func mean(
    _ parameters: Parameters, workers: Workers, model: some LanguageModel
  ) -> Double {
    let lanes = min(streamCount, 4)  // a part of the recipe, not of the machine
    var sums = [Double](repeating: 0, count: lanes)
    sums.withUnsafeMutableBufferPointer { sums in
      nonisolated(unsafe) let sums = sums  // each lane writes an element of its own
      workers.run(lanes) { lane in
        let rows = (lane * streamCount / lanes)..<((lane + 1) * streamCount / lanes)
        sums[lane] =
          (model as? RecurrentLanguageModel).map { carried($0, parameters, rows) }
          ?? overlapping(model, parameters, rows)
      }
    }
    return sums.reduce(0, +) / Double(judgedCount)
  }

  /// The sum of losses of some streams, each read once from its beginning.
  private func carried(
    _ model: RecurrentLanguageModel, _ parameters: Parameters, _ rows: Range<Int>
  ) -> Double {
    var state: RecurrentState?
    var sum = 0.0
    for window in 0...windowCount {
      let batch = batch(rows, window: window, length: past)
      parameters.withTape { tape in
        let output = model(batch.inputs, batchSize: rows.count, state: state, on: tape)
        state = RecurrentState(output.final)
        guard window > 0 else { return }  // the past of the first judged window
        let loss = output.logits.softmaxCrossEntropy(labels: batch.targets)  // of [B, T, V]
        sum += Double(loss.scalar) * Double(batch.tokenCount)
      }
    }
    return sum
  }

  /// The sum of losses of some streams, window by window, each with the one before it as its past.
  private func overlapping(
    _ model: some LanguageModel, _ parameters: Parameters, _ rows: Range<Int>
  ) -> Double {
    var sum = 0.0
    parameters.withTape { tape in
      for window in 0..<windowCount {
        tape.restart()
        var batch = batch(rows, window: window, length: 2 * past)
        for place in batch.targets.indices where place % (2 * past) < past {
          batch.targets[place] = -1
        }
        let loss = model.logits(of: batch.inputs[...], batchSize: rows.count, on: tape)
          .softmaxCrossEntropy(labels: batch.targets, divisor: 1)  // of [B, T, V]
        sum += Double(loss.scalar)
      }
    }
    return sum
  }

  private func batch(_ rows: Range<Int>, window: Int, length: Int) -> Batch {
    let starts = rows.map { ($0 * windowCount + window) * past }
    return Batch(
      inputs: starts.flatMap { tokens[$0..<($0 + length)] },
      targets: starts.flatMap { tokens[($0 + 1)...($0 + length)] },
      batchSize: rows.count, sequenceLength: length)
  }
}
