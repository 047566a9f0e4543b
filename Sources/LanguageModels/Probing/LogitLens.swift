import Tensors

/// What one layer would predict at one position.
public struct LayerGuess: Sendable, Equatable {
  /// The likeliest next token.
  public let best: Int32
  /// The probability of the one that really follows.
  public let probability: Double
}

extension TransformerTrace {
  /// What each layer would say if the model stopped there: first the embedding, then each block.
  ///
  /// - Parameters:
  ///   - places: Positions, each with a token that follows.
  ///   - tokens: The tokens that were read, `[time]`.
  /// - Returns: `[layerCount + 1][places]`.
  public func guesses(at places: Range<Int>, of tokens: [Int32]) -> [[LayerGuess]] {
    // snippet: lens
    logits.map { logits in
      let rows = logits.rows  // [T][V]
      return places.map { place in
        let logits = Tensor(Shape(rows[place].count), rows[place])
        let probabilities = Sampling().probabilities(logits)
        let best = probabilities.indices.max { probabilities[$0] < probabilities[$1] } ?? 0
        return LayerGuess(
          best: Int32(best), probability: Double(probabilities[Int(tokens[place + 1])]))
      }
    }
    // end snippet
  }

  /// The mean loss on the sequence if the model stopped at each layer, in nats a token.
  ///
  /// - Parameter tokens: The tokens that were read, `[time]`.
  /// - Returns: `[layerCount + 1]`.
  public func lossesByLayer(of tokens: [Int32]) -> [Double] {
    logits.map { logits in
      let all = tokenLosses(logits: logits, targets: Array(tokens.dropFirst()) + [-1])
      return all.dropLast().reduce(0, +) / Double(max(1, all.count - 1))
    }
  }
}
