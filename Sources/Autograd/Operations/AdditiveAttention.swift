import Tensors

extension Variable {
  /// Lets each row of queries look at the positions of its own sequence, by additive scores.
  ///
  /// `score_s = v · tanh(query + key_s)`, `weights = softmax(scores)` over the positions that count,
  /// `context = Σ_s weights_s · value_s`.
  ///
  /// - Parameters:
  ///   - keys: What positions are recognised by, `[batch, positions, width]`.
  ///   - values: What positions hand over, `[batch, positions, valueWidth]`.
  ///   - scoreWeights: `v`, `[width]`.
  ///   - lengths: How many positions of each sequence count, `[batch]`, or nil for all.
  ///   - record: Receives the weights, `[batch, positions]`, where a picture wants them; those of
  ///     padding are 0.
  /// - Returns: The context, `[batch, valueWidth]`; the receiver is the queries, `[batch, width]`.
  /// - Complexity: O(batch · positions · (width + valueWidth)); keeps
  ///   `batch · positions · (width + 1)` floats.
  /// - Reference: ["Neural Machine Translation by Jointly Learning to Align and Translate"](https://arxiv.org/abs/1409.0473),
  ///   section 3.1 and appendix A.1.2.
  public func additiveAttention(
    keys: Variable, values: Variable, scoreWeights: Variable, lengths: [Int]? = nil,
    recording record: ((Tensor) -> Void)? = nil
  ) -> Variable {
    guard shape.rank == 2, keys.shape.rank == 3, values.shape.rank == 3 else {
      fatalError(
        "additiveAttention: expected queries [batch, width], keys and values [batch, positions, …], got \(shape), \(keys.shape), \(values.shape)."
      )
    }
    let (B, S, A) = (shape[0], keys.shape[1], shape[1])  // batch, positions, width
    let V = values.shape[2]  // valueWidth
    requireShape(keys.shape, is: Shape(B, S, A), in: "additiveAttention, keys")
    requireShape(values.shape, is: Shape(B, S, V), in: "additiveAttention, values")
    requireShape(scoreWeights.shape, is: Shape(A), in: "additiveAttention, score weights")
    let counted = checkedLengths(lengths, batch: B, time: S, in: "additiveAttention")
    let context = tape.output(Shape(B, V), of: self, keys, values, scoreWeights)
    let operation = AdditiveAttentionOperation(
      queries: self, keys: keys, content: values, scoreWeights: scoreWeights, context: context,
      activations: tape.scratch(B * S * A), weights: tape.scratch(B * S), lengths: counted)
    operation.forward()
    if let record { record(Tensor(Shape(B, S), copying: operation.weights)) }
    tape.record(operation, output: context)
    return context
  }
}

private struct AdditiveAttentionOperation: Operation {
  let queries: Variable
  let keys: Variable
  let content: Variable
  let scoreWeights: Variable
  let context: Variable
  /// `tanh(query + key)`, `[batch, positions, width]`.
  let activations: UnsafeMutablePointer<Float>
  /// `[batch, positions]`.
  let weights: UnsafeMutablePointer<Float>
  let lengths: UnsafeMutablePointer<Int32>?

  var positions: Int { keys.shape[1] }
  var width: Int { keys.shape[2] }
  var valueWidth: Int { content.shape[2] }

  func length(_ row: Int) -> Int { lengths.map { Int($0[row]) } ?? positions }

  func forward() {
    for b in 0..<queries.shape[0] {
      let count = length(b)
      let row = weights + b * positions
      let query = queries.values + b * width
      let active = activations + b * positions * width
      for s in 0..<count {
        Kernels.sum(
          query, keys.values + (b * positions + s) * width, into: active + s * width, count: width)
      }
      Kernels.tanh(active, into: active, count: count * width)
      for s in 0..<count {
        row[s] = Kernels.dot(scoreWeights.values, active + s * width, count: width)
      }
      Kernels.softmax(row, count: count)
      (row + count).update(repeating: 0, count: positions - count)
      let out = context.values + b * valueWidth
      out.update(repeating: 0, count: valueWidth)
      for s in 0..<count {
        Kernels.add(
          row[s], times: content.values + (b * positions + s) * valueWidth, to: out,
          count: valueWidth)
      }
    }
  }

  func backward(on tape: Tape) {
    guard let dContext = tape.gradient(of: context) else { return }
    let dQueries = sums(for: queries, tape)
    let dKeys = sums(for: keys, tape)
    let dValues = sums(for: content, tape)
    let dScoreWeights = sums(for: scoreWeights, tape)
    let dScores = tape.scratch(positions)
    for b in 0..<queries.shape[0] {
      let count = length(b)
      let row = weights + b * positions
      let above = dContext + b * valueWidth
      var mean: Float = 0  // Σ weight · its gradient
      for s in 0..<count {
        let place = (b * positions + s) * valueWidth
        dScores[s] = Kernels.dot(above, content.values + place, count: valueWidth)
        mean += row[s] * dScores[s]
        Kernels.add(row[s], times: above, to: dValues + place, count: valueWidth)
      }
      for s in 0..<count {
        let dScore = row[s] * (dScores[s] - mean)
        let place = (b * positions + s) * width
        Kernels.additiveScoreBackward(
          dScore, activations: activations + place, weights: scoreWeights.values,
          weightGradient: dScoreWeights, queryGradient: dQueries + b * width,
          keyGradient: dKeys + place, width: width)
      }
    }
  }

  /// Where sums go: cleared at first use, scratch where no gradient is wanted.
  private func sums(for variable: Variable, _ tape: Tape) -> UnsafeMutablePointer<Float> {
    let target = tape.target(for: variable)
    let pointer = target?.pointer ?? tape.scratch(variable.count)
    if target?.accumulate != true { pointer.update(repeating: 0, count: variable.count) }
    return pointer
  }
}
