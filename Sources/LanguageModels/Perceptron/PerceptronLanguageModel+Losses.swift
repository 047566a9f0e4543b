import Autograd
import Tensors

extension PerceptronLanguageModel {
  /// The surprise at tokens of a text, in nats, each from the tokens before it.
  ///
  /// - Parameters:
  ///   - places: Which tokens.
  ///   - tokens: The text, each in `0..<vocabularySize`.
  ///   - parameters: The learned numbers.
  ///   - workers: The threads to use; the result does not depend on how many.
  /// - Returns: Nats, one a place.
  public func losses(
    at places: Range<Int>, in tokens: [Int32], _ parameters: Parameters, workers: Workers
  ) -> [Double] {
    // As many rows at once as keep the activations in a core's cache.
    let size = 2048
    let parts = workers.map((places.count + size - 1) / size) { index in
      let start = places.lowerBound + index * size
      let part = start..<min(start + size, places.upperBound)
      return parameters.withTape { tape in
        tokenLosses(
          logits: self(contexts: contexts(before: part, in: tokens), on: tape).tensor,
          targets: tokens[part])
      }
    }
    return parts.flatMap { $0 }
  }
}
