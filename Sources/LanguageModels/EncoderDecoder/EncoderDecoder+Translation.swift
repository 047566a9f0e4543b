import Autograd
import NeuralNetworks
import Tensors

extension EncoderDecoder {
  /// What a model wrote, and where it looked.
  public struct Translation: Sendable {
    /// The tokens written, without the end token.
    public let tokens: [Int32]
    /// For each token written, and for the end token if it came, the attention weight on each
    /// position of the source, `[written][positions]`; empty without attention.
    public let alignment: [[Double]]
  }

  /// Writes greedily, the most probable token each time.
  ///
  /// - Parameters:
  ///   - sources: What to read, none empty.
  ///   - maximumLength: How many tokens to write at most where no end token comes.
  ///   - parameters: The model's parameters.
  ///   - workers: The threads to use; the result does not depend on their number.
  /// - Returns: One translation a source.
  public func translate(
    _ sources: [[Int32]], maximumLength: Int, parameters: Parameters, workers: Workers
  ) -> [Translation] {
    let size = 50  // sources a piece: enough for one product to pay, few enough for all threads
    let pieces = (sources.count + size - 1) / size
    var results = [[Translation]](repeating: [], count: pieces)
    results.withUnsafeMutableBufferPointer { results in
      nonisolated(unsafe) let places = results  // each piece writes an element of its own
      workers.run(pieces) { piece in
        let part = sources[(piece * size)..<min((piece + 1) * size, sources.count)]
        places[piece] = translate(
          batch: Array(part), maximumLength: maximumLength, parameters: parameters)
      }
    }
    return results.flatMap { $0 }
  }

  private func translate(
    batch: [[Int32]], maximumLength: Int, parameters: Parameters
  ) -> [Translation] {
    parameters.withTape { tape in
      let padded = PaddedSources(batch)
      let encoding = encode(padded.tokens, lengths: padded.lengths, on: tape)
      let (B, S) = (batch.count, padded.tokens.count / batch.count)  // batch, positions
      var last = [Int32](repeating: configuration.startToken, count: B)
      var written = [[Int32]](repeating: [], count: B)
      var alignments = [[[Double]]](repeating: [], count: B)
      var isOpen = [Bool](repeating: true, count: B)
      var state = encoding.start
      for _ in 0...maximumLength where isOpen.contains(true) {
        let (next, context) = step(last, from: state, over: encoding) { weights in
          let all = weights.elements
          for b in 0..<B where isOpen[b] {
            alignments[b].append(all[(b * S)..<(b * S + padded.lengths[b])].map { Double($0) })
          }
        }
        state = next
        let logits = output(state.concatenated(with: context))  // [B, V]
        for b in 0..<B where isOpen[b] {
          last[b] = mostProbable(logits, row: b)
          isOpen[b] = last[b] != configuration.endToken && written[b].count < maximumLength
          if isOpen[b] {
            written[b].append(last[b])
          } else if last[b] != configuration.endToken {
            alignments[b] = alignments[b].dropLast()  // cut off: that token was not written
          }
        }
      }
      return zip(written, alignments).map { Translation(tokens: $0, alignment: $1) }
    }
  }

  private func mostProbable(_ logits: Variable, row: Int) -> Int32 {
    let scores = logits.values + row * logits.shape.last
    var best = 0
    for i in 1..<logits.shape.last where scores[i] > scores[best] { best = i }
    return Int32(best)
  }
}
