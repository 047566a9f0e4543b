import Autograd
import Tensors

/// What one attention head computes with on one sequence.
public struct HeadInput: AttentionHead, Sendable {
  /// The layer, from 1.
  public let layer: Int
  /// The head in its layer, from 1.
  public let head: Int
  /// What each token looks for, `[time, headWidth]`.
  public let queries: Tensor
  /// What each token is found by, `[time, headWidth]`.
  public let keys: Tensor
  /// What each token gives to those that look at it, `[time, headWidth]`.
  public let values: Tensor

  /// Takes the input of a head.
  ///
  /// - Parameters:
  ///   - layer: The layer, from 1.
  ///   - head: The head in its layer, from 1.
  ///   - queries: `[time, headWidth]`.
  ///   - keys: `[time, headWidth]`.
  ///   - values: `[time, headWidth]`.
  public init(layer: Int = 1, head: Int = 1, queries: Tensor, keys: Tensor, values: Tensor) {
    requireShape(keys.shape, is: queries.shape, in: "HeadInput, keys")
    requireShape(values.shape, is: queries.shape, in: "HeadInput, values")
    self.layer = layer
    self.head = head
    self.queries = queries
    self.keys = keys
    self.values = values
  }

  /// How many numbers a query has.
  public var width: Int { keys.shape[1] }

  /// The scores of all pairs, `q · k / √headWidth`, nothing masked, `[time, time]`: row = query.
  public var scores: Tensor { queries.matmul(keys.transposed) / Float(width).squareRoot() }

  /// What each token receives: the mean of the values by the softmax of its scores, with every matrix
  /// whole.
  ///
  /// - Parameter isCausal: Whether a token sees only itself and what came before.
  /// - Returns: `[time, headWidth]`.
  /// - Complexity: O(time² · headWidth); holds `time²` floats several times.
  public func attended(isCausal: Bool) -> Tensor {
    (isCausal ? scores.causallyMasked : scores).softmax().matmul(values)  // [T, D]
  }

  /// The same behind a causal mask, by tiles of queries: no matrix of all pairs is kept, and what the
  /// mask hides is skipped.
  ///
  /// - Returns: `[time, headWidth]`.
  /// - Complexity: O(time² · headWidth); holds `Kernels.attentionScratch(time:)` floats.
  public func attendedByTiles() -> Tensor {
    let (T, D) = (keys.shape[0], keys.shape[1])  // time, head width
    var (output, logSums) = (Tensor(Shape(T, D)), Tensor(Shape(T)))
    var scratch = Tensor(Shape(Kernels.attentionScratch(time: T)))
    queries.withUnsafePointer { queries in
      keys.withUnsafePointer { keys in
        values.withUnsafePointer { values in
          let head = Kernels.AttentionHead(
            queries: queries, keys: keys, values: values, stride: D, time: T, width: D,
            isCausal: true)
          output.withUnsafeMutablePointer { output in
            logSums.withUnsafeMutablePointer { logSums in
              scratch.withUnsafeMutablePointer { scratch in
                Kernels.attention(
                  head, output: output, outputStride: D, logSums: logSums, scratch: scratch)
              }
            }
          }
        }
      }
    }
    return output
  }
}

extension Transformer {
  /// The input of every head for a sequence, layer by layer.
  ///
  /// - Parameters:
  ///   - tokens: `[time]`, at most `contextLength`.
  ///   - parameters: The learned numbers.
  ///   - hasPositions: Whether the model is told where each token stands.
  /// - Returns: `layerCount · headCount` inputs.
  public func headInputs(
    of tokens: [Int32], parameters: Parameters, hasPositions: Bool = true
  ) -> [HeadInput] {
    let (T, C, H) = (tokens.count, configuration.width, configuration.headCount)
    let D = C / H  // head width
    return parameters.withTape { tape in
      var x = tokenEmbedding(tokens, on: tape)  // [T, C]
      if hasPositions, let positionEmbedding {
        x = x + positionEmbedding(0..<Int32(T), on: tape)  // [T, C]
      }
      x = x.reshaped(Shape(1, T, C))  // [1, T, C]
      return blocks.enumerated().flatMap { layer, block in
        guard let attention = block.attention else {
          fatalError("headInputs: a model without attention has no heads.")
        }
        let joint = attention.projection(block.norm1?(x) ?? x)
          .reshaped(Shape(T, 3 * C)).tensor  // [T, 3C]
        x = block(x)  // [1, T, C]
        return (0..<H).map { head in
          let parts = (0..<3).map { joint.columns(($0 * C + head * D)..<($0 * C + (head + 1) * D)) }
          return HeadInput(
            layer: layer + 1, head: head + 1, queries: parts[0], keys: parts[1], values: parts[2])
        }
      }
    }
  }
}
