import Autograd
import NeuralNetworks
import Tensors

/// Reads a text token by token and predicts the next one, keeping keys and values of the past.
///
/// Without the cache each new token would run the whole past through the model again; with it a
/// token costs one row of work and a look at the cache.
///
/// The model has learned `contextLength` positions. When they are used up the decoder forgets the
/// older half of its window and reads the younger half again from position 0.
public struct TransformerDecoder: NextTokenDecoder, Sendable {
  /// How many tokens are in the window.
  public var position: Int { window.count }

  private let model: Transformer
  private let parameters: Parameters
  private var window: [Int32] = []
  private var keys: [Tensor]
  private var values: [Tensor]
  private var buffers: Buffers
  private let noBias: Tensor

  /// Room for the activations of one token.
  private struct Buffers: Sendable {
    var x, normed, attended, added: Tensor  // [width]
    var qkv: Tensor  // [3 · width]
    var hidden: Tensor  // [4 · width]
    var scores: Tensor  // [contextLength]
    var logits: Tensor  // [vocabularySize]
  }

  /// Makes a decoder that has read nothing.
  ///
  /// - Parameters:
  ///   - model: A causal transformer.
  ///   - parameters: Its learned numbers; the decoder keeps this snapshot.
  /// - Complexity: The cache takes `2 · layers · contextLength · width` floats.
  public init(_ model: Transformer, parameters: Parameters) {
    self.model = model
    self.parameters = parameters
    let size = model.configuration
    let cache = Tensor(Shape(size.contextLength, size.width))
    keys = Array(repeating: cache, count: size.layerCount)
    values = keys
    let row = Tensor(Shape(size.width))
    buffers = Buffers(
      x: row, normed: row, attended: row, added: row, qkv: Tensor(Shape(3 * size.width)),
      hidden: Tensor(Shape(4 * size.width)), scores: Tensor(Shape(size.contextLength)),
      logits: Tensor(Shape(size.vocabularySize)))
    noBias = Tensor(Shape(4 * size.width))
  }

  /// Counted bytes of the keys and values of the tokens in the window.
  public var byteCount: Int { model.byteCount(afterReading: position) }

  /// Reads a token and predicts the next.
  ///
  /// - Parameter token: In `0..<vocabularySize`.
  /// - Returns: Logits, `[vocabularySize]`.
  public mutating func read(_ token: Int32) -> Tensor {
    guard token >= 0, token < model.configuration.vocabularySize else {
      fatalError(
        "TransformerDecoder: token \(token) is not in 0..<\(model.configuration.vocabularySize).")
    }
    if window.count == model.configuration.contextLength {
      let younger = Array(window.suffix(window.count / 2))
      window = []
      for token in younger { step(token) }
    }
    step(token)
    return buffers.logits
  }

  /// Reads a text and predicts what follows it.
  ///
  /// - Parameter tokens: At least one token.
  /// - Returns: Logits after the last token, `[vocabularySize]`.
  public mutating func read(_ tokens: [Int32]) -> Tensor {
    for token in tokens { _ = read(token) }
    return buffers.logits
  }

  private mutating func step(_ token: Int32) {
    let position = window.count
    window.append(token)
    let width = model.configuration.width
    parameters.values.withUnsafePointer { all in
      buffers.x.withUnsafeMutablePointer { x in
        x.update(from: all + model.tokenEmbedding.weight.offset + Int(token) * width, count: width)
        if let table = model.positionEmbedding {
          Kernels.add(all + table.weight.offset + position * width, to: x, count: width)
        }
      }
      for layer in model.blocks.indices { run(layer, at: position, all) }
      norm(model.finalNorm, all)
      let table = all + model.tokenEmbedding.weight.offset
      buffers.normed.withUnsafePointer { x in
        buffers.logits.withUnsafeMutablePointer { logits in
          for token in 0..<model.configuration.vocabularySize {
            logits[token] = Kernels.dot(x, table + token * width, count: width)
          }
        }
      }
    }
  }

  /// Runs one block on the row in `buffers.x`.
  private mutating func run(_ layer: Int, at position: Int, _ all: UnsafePointer<Float>) {
    let block = model.blocks[layer]
    if let attention = block.attention {
      norm(block.norm1, all)
      product(attention.projection, buffers.normed, into: &buffers.qkv, all)
      attend(layer, heads: attention.headCount, at: position)
      product(attention.output, buffers.attended, into: &buffers.added, all)
      join(isResidual: block.isResidual)
    }
    guard let mlp = block.mlp else { return }
    norm(block.norm2, all)
    product(mlp.up, buffers.normed, into: &buffers.hidden, all)
    buffers.hidden.withUnsafeMutablePointer {
      Kernels.gelu($0, into: $0, count: 4 * model.configuration.width)
    }
    product(mlp.down, buffers.hidden, into: &buffers.added, all)
    join(isResidual: block.isResidual)
  }

  private mutating func join(isResidual: Bool) {
    let width = model.configuration.width
    buffers.added.withUnsafePointer { added in
      buffers.x.withUnsafeMutablePointer { x in
        if isResidual {
          Kernels.add(added, to: x, count: width)
        } else {
          x.update(from: added, count: width)
        }
      }
    }
  }

  private mutating func norm(_ layer: LayerNorm?, _ all: UnsafePointer<Float>) {
    let width = model.configuration.width
    buffers.x.withUnsafePointer { x in
      buffers.normed.withUnsafeMutablePointer { y in
        guard let layer else { return y.update(from: x, count: width) }
        var (mean, inverse): (Float, Float) = (0, 0)
        Kernels.layerNorm(
          x, gain: all + layer.weight.offset, bias: all + layer.bias.offset, into: y, means: &mean,
          inverses: &inverse, rows: 1, width: width)
      }
    }
  }

  private func product(
    _ layer: Linear, _ x: Tensor, into y: inout Tensor, _ all: UnsafePointer<Float>
  ) {
    x.withUnsafePointer { x in
      noBias.withUnsafePointer { zeros in
        y.withUnsafeMutablePointer { y in
          Kernels.vectorProduct(
            x, all + layer.weight.offset, bias: layer.bias.map { all + $0.offset } ?? zeros,
            into: y,
            inputs: layer.weight.shape[0], outputs: layer.weight.shape[1])
        }
      }
    }
  }

  /// Adds this token's key and value to the cache and lets its query look at all of them.
  private mutating func attend(_ layer: Int, heads: Int, at position: Int) {
    let width = model.configuration.width
    let headWidth = width / heads
    let scale = 1 / Float(headWidth).squareRoot()
    buffers.qkv.withUnsafePointer { qkv in
      keys[layer].withUnsafeMutablePointer { keys in
        values[layer].withUnsafeMutablePointer { values in
          (keys + position * width).update(from: qkv + width, count: width)
          (values + position * width).update(from: qkv + 2 * width, count: width)
          buffers.attended.withUnsafeMutablePointer { out in
            out.update(repeating: 0, count: width)
            buffers.scores.withUnsafeMutablePointer { scores in
              for head in 0..<heads {
                let first = head * headWidth
                for t in 0...position {
                  scores[t] =
                    scale * Kernels.dot(qkv + first, keys + t * width + first, count: headWidth)
                }
                Kernels.softmax(scores, count: position + 1)
                for t in 0...position {
                  Kernels.add(
                    scores[t], times: values + t * width + first, to: out + first, count: headWidth)
                }
              }
            }
          }
        }
      }
    }
  }
}
