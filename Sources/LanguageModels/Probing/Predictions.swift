import Autograd
import Tensors

extension LanguageModel {
  /// The distributions that the model predicts at some places of some texts.
  ///
  /// - Parameters:
  ///   - texts: Equally long, at least one.
  ///   - places: Positions in every text.
  ///   - parameters: The learned numbers.
  /// - Returns: Probabilities, `[texts][places][vocabularySize]`.
  /// - Complexity: One forward pass over all texts.
  public func probabilities(
    after texts: [[Int32]], at places: some Collection<Int>, _ parameters: Parameters
  ) -> [[[Float]]] {
    let (time, V) = (texts.first?.count ?? 0, vocabularySize)
    let logits = parameters.withTape { tape in
      self.logits(of: texts.flatMap { $0 }[...], batchSize: texts.count, on: tape).tensor
    }  // [B, T, V]
    return logits.withUnsafePointer { logits in
      texts.indices.map { text in
        places.map { place in
          Sampling().probabilities(Tensor(Shape(V), copying: logits + (text * time + place) * V))
        }
      }
    }
  }

  /// The loss of each token of a text of any length; the first has none.
  ///
  /// A long text is read in windows that overlap by half, so that each prediction but the first ones has
  /// at least half a context.
  ///
  /// - Parameters:
  ///   - tokens: At least one.
  ///   - contextLength: How many tokens the model sees at once, at least 2.
  ///   - parameters: The learned numbers.
  /// - Returns: Nats, one for each token.
  public func losses(
    of tokens: [Int32], contextLength: Int, _ parameters: Parameters
  ) -> [Double?] {
    var result: [Double?] = [nil]
    while result.count < tokens.count {
      // snippet: overlap
      let start = result.count == 1 ? 0 : max(0, result.count - contextLength / 2)
      let window = Array(tokens[start..<min(start + contextLength, tokens.count - 1)])
      let targets = Array(tokens[(start + 1)..<(start + window.count + 1)])
      let all = tokenLosses(logits: logits(of: window, parameters), targets: targets)
      result += all.dropFirst(result.count - 1 - start).map(Optional.some)
      // end snippet
    }
    return result
  }
}
