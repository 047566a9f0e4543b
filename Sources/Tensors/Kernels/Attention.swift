extension Kernels {
  /// One head of attention over one sequence: where its rows lie in memory.
  ///
  /// Queries, keys and values are columns of one matrix `[time, stride]`, as a joint projection
  /// leaves them, so that nothing is copied.
  package struct AttentionHead {
    /// Queries, `[time, width]` with `stride` floats from row to row.
    package let queries: UnsafePointer<Float>
    /// Keys, laid out as the queries.
    package let keys: UnsafePointer<Float>
    /// Values, laid out as the queries.
    package let values: UnsafePointer<Float>
    /// Floats from one row of queries, keys or values to the next.
    package let stride: Int
    /// The number of positions.
    package let time: Int
    /// The width of this head.
    package let width: Int
    /// Whether a position sees only itself and what came before.
    package let isCausal: Bool

    /// Describes a head.
    package init(
      queries: UnsafePointer<Float>, keys: UnsafePointer<Float>, values: UnsafePointer<Float>,
      stride: Int, time: Int, width: Int, isCausal: Bool
    ) {
      (self.queries, self.keys, self.values) = (queries, keys, values)
      (self.stride, self.time, self.width, self.isCausal) = (stride, time, width, isCausal)
    }

    var scale: Float { 1 / Float(width).squareRoot() }
  }

  /// Queries in a block: the scores of a block stay in the cache, and keys above the diagonal of a
  /// causal mask are skipped by whole blocks.
  package static let attentionBlock = 64

  /// Floats of scratch memory that `attention` needs, linear in `time`.
  package static func attentionScratch(time: Int) -> Int { min(attentionBlock, time) * time }

  /// Floats of scratch memory that `attentionBackward` needs, linear in `time`.
  package static func attentionBackwardScratch(time: Int) -> Int {
    2 * attentionScratch(time: time)
  }

  /// Attention of one head: `output = softmax(q kᵀ / √width + mask) v`.
  ///
  /// - Parameters:
  ///   - head: Where queries, keys and values lie.
  ///   - output: Receives the result, `[time, width]` with `outputStride` floats from row to row.
  ///   - outputStride: Floats from one row of the output to the next.
  ///   - logSums: Receives `ln Σ e^score` of each row, `[time]`, from which the backward pass makes
  ///     the weights again: no `[time, time]` matrix is kept.
  ///   - weights: Receives the attention weights, `[time, time]`, where a picture wants them.
  ///   - scratch: `attentionScratch(time:)` floats.
  /// - Complexity: O(time² · width) multiply-adds, half of that if causal.
  /// - Reference: ["Attention Is All You Need"](https://arxiv.org/abs/1706.03762), section 3.2; rows
  ///   of weights are recomputed as in ["FlashAttention"](https://arxiv.org/abs/2205.14135).
  package static func attention(
    _ head: AttentionHead, output: UnsafeMutablePointer<Float>, outputStride: Int,
    logSums: UnsafeMutablePointer<Float>, weights: UnsafeMutablePointer<Float>? = nil,
    scratch: UnsafeMutablePointer<Float>
  ) {
    for start in stride(from: 0, to: head.time, by: attentionBlock) {
      let end = min(start + attentionBlock, head.time)
      let seen = head.visibleKeys(upTo: end)
      scores(of: head, start, end, seen, into: scratch)
      for row in start..<end {
        let scores = scratch + (row - start) * seen
        let count = head.visibleKeys(of: row)
        // The whole row in registers, and then what the mask hides is cleared.
        let (sum, logSum) = softmaxNumerators(
          scores, scale: head.scale, count: count, room: seen)
        scale(scores, by: 1 / sum, count: seen)
        hide(scores, from: count, to: seen)
        logSums[row] = logSum
        if let weights {
          (weights + row * head.time).update(from: scores, count: seen)
          hide(weights + row * head.time, from: seen, to: head.time)
        }
      }
      matrixProduct(
        end - start, seen, head.width, scratch, aStride: seen, head.values, bStride: head.stride,
        into: output + start * outputStride, cStride: outputStride)
    }
  }

  /// The gradients of `attention`, for queries, keys and values.
  ///
  /// With `p` the weights: `dv = pᵀ do`, `dp = do vᵀ`, `ds = p (dp - Σ do · o) / √width`,
  /// `dq = ds k`, `dk = dsᵀ q`. Each is laid out as its input; all are written, or added to if
  /// `accumulate`. Blocks run from the last to the first, so that each first writes what no earlier
  /// one has touched.
  package static func attentionBackward(
    _ head: AttentionHead, output: UnsafePointer<Float>, outputGradient: UnsafePointer<Float>,
    outputStride: Int, logSums: UnsafePointer<Float>,
    queryGradient: UnsafeMutablePointer<Float>, keyGradient: UnsafeMutablePointer<Float>,
    valueGradient: UnsafeMutablePointer<Float>, accumulate: Bool,
    scratch: UnsafeMutablePointer<Float>
  ) {
    let other = scratch + attentionScratch(time: head.time)
    let blocks = (head.time + attentionBlock - 1) / attentionBlock
    for block in stride(from: blocks - 1, through: 0, by: -1) {
      let start = block * attentionBlock
      let end = min(start + attentionBlock, head.time)
      let (rows, seen) = (end - start, head.visibleKeys(upTo: end))
      let keep: Float = accumulate || block < blocks - 1 ? 1 : 0
      let above = outputGradient + start * outputStride
      scores(of: head, start, end, seen, into: scratch)
      matrixProduct(
        rows, head.width, seen, above, aStride: outputStride,
        head.values, .transposed, bStride: head.stride, into: other, cStride: seen)
      for row in start..<end {
        let weights = scratch + (row - start) * seen
        let gradient = other + (row - start) * seen
        let count = head.visibleKeys(of: row)
        softmaxAgain(weights, scale: head.scale, logSum: logSums[row], count: count, room: seen)
        hide(weights, from: count, to: seen)
        let offset = row * outputStride
        let mean = dot(output + offset, outputGradient + offset, count: head.width)
        softmaxBackward(weights, gradient, mean: mean, scale: head.scale, count: seen)
        hide(gradient, from: count, to: seen)
      }
      matrixProduct(
        seen, rows, head.width, scratch, .transposed, aStride: seen, above, bStride: outputStride,
        into: valueGradient, cStride: head.stride, keep: keep)
      matrixProduct(
        seen, rows, head.width, other, .transposed, aStride: seen,
        head.queries + start * head.stride, bStride: head.stride,
        into: keyGradient, cStride: head.stride, keep: keep)
      matrixProduct(
        rows, seen, head.width, other, aStride: seen, head.keys, bStride: head.stride,
        into: queryGradient + start * head.stride, cStride: head.stride, keep: accumulate ? 1 : 0)
    }
  }

  /// The matrix products of `attention` and `attentionBackward` together.
  package static func attentionProducts(
    of head: AttentionHead, outputStride: Int
  ) -> [ProductShape] {
    stride(from: 0, to: head.time, by: attentionBlock).flatMap { start -> [ProductShape] in
      let end = min(start + attentionBlock, head.time)
      let (rows, seen, width) = (end - start, head.visibleKeys(upTo: end), head.width)
      let scores = ProductShape(
        rows, width, seen, .plain, aStride: head.stride, .transposed, bStride: head.stride)
      let inward = ProductShape(
        seen, rows, width, .transposed, bStride: outputStride, cStride: head.stride)
      return [
        scores, ProductShape(rows, seen, width, bStride: head.stride, cStride: outputStride),
        scores,
        ProductShape(
          rows, width, seen, .plain, aStride: outputStride, .transposed, bStride: head.stride),
        inward, inward,
        ProductShape(rows, seen, width, bStride: head.stride, cStride: head.stride),
      ]
    }
  }

  /// Turns the gradient of a row of weights into that of its scores, in place.
  private static func softmaxBackward(
    _ weights: UnsafePointer<Float>, _ gradient: UnsafeMutablePointer<Float>, mean: Float,
    scale: Float, count: Int
  ) {
    for i in 0..<count { gradient[i] = weights[i] * (gradient[i] - mean) * scale }
  }

  /// Writes `q kᵀ` of a block of queries, not yet divided by √width.
  private static func scores(
    of head: AttentionHead, _ start: Int, _ end: Int, _ seen: Int,
    into scratch: UnsafeMutablePointer<Float>
  ) {
    matrixProduct(
      end - start, head.width, seen, head.queries + start * head.stride, aStride: head.stride,
      head.keys, .transposed, bStride: head.stride, into: scratch, cStride: seen)
  }

  /// The plain loops that `attention` is tested against: every score, then every weight.
  package static func attentionReference(
    _ head: AttentionHead, output: UnsafeMutablePointer<Float>, outputStride: Int
  ) {
    for row in 0..<head.time {
      let seen = head.visibleKeys(of: row)
      let scores = (0..<seen).map { key in
        dotReference(
          head.queries + row * head.stride, head.keys + key * head.stride, count: head.width)
          * head.scale
      }
      let weights = softmaxReference(scores)
      for i in 0..<head.width {
        var sum = 0.0
        for key in 0..<seen {
          sum += Double(weights[key]) * Double(head.values[key * head.stride + i])
        }
        output[row * outputStride + i] = Float(sum)
      }
    }
  }
}
