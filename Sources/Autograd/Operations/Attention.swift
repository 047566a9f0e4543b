import Tensors

extension Variable {
  /// Multi-head self-attention over a joint projection of queries, keys and values.
  ///
  /// `softmax(q kᵀ / √(width / heads) + mask) v` for each head, heads concatenated.
  ///
  /// - Parameters:
  ///   - heads: The number of heads, a divisor of `width`.
  ///   - isCausal: Whether a position sees only itself and what came before.
  ///   - record: Receives the weights, `[batch, heads, time, time]`, where a picture wants them.
  /// - Returns: `[batch, time, width]`; the receiver is `[batch, time, 3 · width]`, queries first,
  ///   then keys, then values, heads side by side in each.
  /// - Complexity: O(batch · time² · width) multiply-adds, half of that if causal; keeps
  ///   `batch · heads · time` floats: memory is linear in `time`.
  /// - Reference: ["Attention Is All You Need"](https://arxiv.org/abs/1706.03762), section 3.2.
  public func attention(
    heads: Int, isCausal: Bool, recording record: ((Tensor) -> Void)? = nil
  ) -> Variable {
    guard heads > 0, shape.rank == 3, shape[2] % (3 * heads) == 0 else {
      fatalError(
        "attention: expected [batch, time, 3 · width] with width a multiple of \(heads) heads, got \(shape)."
      )
    }
    let (B, T, C) = (shape[0], shape[1], shape[2] / 3)  // batch, time, width
    let y = tape.output(Shape(B, T, C), of: self)
    let logSums = tape.scratch(B * heads * T)
    let scratch = tape.scratch(Kernels.attentionScratch(time: T))
    let layout = AttentionLayout(qkv: self, heads: heads, isCausal: isCausal)
    if let record {
      var weights = Tensor(Shape(B, heads, T, T))
      weights.withUnsafeMutablePointer {
        layout.forward(into: y, logSums: logSums, weights: $0, scratch: scratch)
      }
      record(weights)
    } else {
      layout.forward(into: y, logSums: logSums, weights: nil, scratch: scratch)
    }
    tape.record(AttentionOperation(layout: layout, y: y, logSums: logSums), output: y)
    return y
  }
}

/// Where the heads of a joint projection lie.
private struct AttentionLayout: BitwiseCopyable {
  let qkv: Variable
  let heads: Int
  let isCausal: Bool

  var time: Int { qkv.shape[1] }
  var width: Int { qkv.shape[2] / 3 }
  var headWidth: Int { width / heads }

  /// The place of a head's queries; keys and values follow `width` and `2 · width` further on.
  func offset(batch: Int, head: Int) -> Int { batch * time * 3 * width + head * headWidth }

  func head(batch: Int, head: Int) -> Kernels.AttentionHead {
    let queries = qkv.values + offset(batch: batch, head: head)
    return Kernels.AttentionHead(
      queries: queries, keys: queries + width, values: queries + 2 * width, stride: 3 * width,
      time: time, width: headWidth, isCausal: isCausal)
  }

  func forward(
    into y: Variable, logSums: UnsafeMutablePointer<Float>, weights: UnsafeMutablePointer<Float>?,
    scratch: UnsafeMutablePointer<Float>
  ) {
    for b in 0..<qkv.shape[0] {
      for h in 0..<heads {
        let index = b * heads + h
        Kernels.attention(
          head(batch: b, head: h), output: y.values + b * time * width + h * headWidth,
          outputStride: width, logSums: logSums + index * time,
          weights: weights.map { $0 + index * time * time }, scratch: scratch)
      }
    }
  }
}

private struct AttentionOperation: Operation {
  let layout: AttentionLayout
  let y: Variable
  let logSums: UnsafeMutablePointer<Float>

  func backward(on tape: Tape) {
    guard let dy = tape.gradient(of: y), let target = tape.target(for: layout.qkv) else { return }
    let (time, width) = (layout.time, layout.width)
    let scratch = tape.scratch(Kernels.attentionBackwardScratch(time: time))
    for b in 0..<y.shape[0] {
      for h in 0..<layout.heads {
        let out = b * time * width + h * layout.headWidth
        let queries = target.pointer + layout.offset(batch: b, head: h)
        Kernels.attentionBackward(
          layout.head(batch: b, head: h), output: y.values + out, outputGradient: dy + out,
          outputStride: width, logSums: logSums + (b * layout.heads + h) * time,
          queryGradient: queries, keyGradient: queries + width, valueGradient: queries + 2 * width,
          accumulate: target.accumulate, scratch: scratch)
      }
    }
  }

  var cost: OperationCost {
    let head = Kernels.attentionProducts(
      of: layout.head(batch: 0, head: 0), outputStride: layout.width)
    let heads = repeatElement(head, count: y.shape[0] * layout.heads)
    return OperationCost(products: Array(heads.joined()))
  }
}
