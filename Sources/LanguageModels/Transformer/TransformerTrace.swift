import Autograd
import Tensors

/// What went on inside a transformer while it read one sequence.
public struct TransformerTrace: Sendable {
  /// Attention weights of each layer, `[heads, time, time]`: row = query, column = key.
  public let attention: [Tensor]
  /// What each layer would predict if it were the last, `[time, vocabularySize]` each: first the
  /// embedding itself, then each block; the last ones are the model's logits.
  public let logits: [Tensor]
}

extension Transformer {
  /// Reads one sequence and keeps what went on inside.
  ///
  /// - Parameters:
  ///   - tokens: `[time]`, at most `contextLength`.
  ///   - parameters: The learned numbers.
  /// - Returns: Attention weights and each layer's prediction.
  /// - Reference: [The logit lens](https://www.lesswrong.com/posts/AcKRB8wDpdaN6v6ru) for `logits`.
  public func trace(_ tokens: [Int32], parameters: Parameters) -> TransformerTrace {
    let (T, H) = (tokens.count, configuration.headCount)  // time, heads
    return parameters.withTape { tape in
      var attention: [Tensor] = []
      var x = embed(tokens, batchSize: 1, on: tape)  // [1, T, C]
      var logits = [head(x).tensor.reshaped(Shape(T, configuration.vocabularySize))]
      for block in blocks {
        x = block(x, recording: { attention.append($0.reshaped(Shape(H, T, T))) })  // [1, T, C]
        logits.append(head(x).tensor.reshaped(Shape(T, configuration.vocabularySize)))
      }
      return TransformerTrace(attention: attention, logits: logits)
    }
  }
}
