import VectorMath

extension Kernels {
  /// Places in the table of `logisticTable()`.
  private static let tableSize = 4096

  /// Beyond this the sigmoid counts as 0 or 1.
  private static let tableReach: Float = 8

  /// The sigmoid at 4,096 places from -8 to 8, for `skipGram`, so that a score costs one look-up.
  ///
  /// Between places it is off by at most 0.0005, a hundredth of what one random negative changes.
  package static func logisticTable() -> [Float] {
    (0..<tableSize).map { place in
      let x = (Float(place) + 0.5) * 2 * tableReach / Float(tableSize) - tableReach
      var y: Float = 0
      softmaxPair(x, into: &y)
      return y
    }
  }

  /// The sigmoid of a number as the softmax of it and 0.
  private static func softmaxPair(_ x: Float, into y: inout Float) {
    var pair: (Float, Float) = (x, 0)
    withUnsafeMutableBytes(of: &pair) { bytes in
      guard let floats = bytes.bindMemory(to: Float.self).baseAddress else { return }
      _ = softmax(floats, count: 2)
      y = floats[0]
    }
  }

  /// Learns from pairs of words, one after the other: skip-gram with negative sampling.
  ///
  /// For a pair of the input row `u` and the target rows `v_0, v_1, …`, of which the first is the
  /// word that was there and the others are drawn by chance: with
  /// `g_k = rate · ([k = 0] - σ(u · v_k))`, all taken before any row moves, `u += Σ g_k v_k` and
  /// `v_k += g_k u`. Each row is read twice and written once.
  ///
  /// - Parameters:
  ///   - input: The words' vectors, `[words, width]`, changed in place.
  ///   - output: The vectors of words as targets, `[words, width]`, changed in place.
  ///   - width: The length of a row in memory, a multiple of 16.
  ///   - words: The input row of each pair, `[pairCount]`.
  ///   - targets: The target rows of each pair, `[pairCount, targetCount]`.
  ///   - pairCount: How many pairs there are.
  ///   - targetCount: 1 and the number of negatives.
  ///   - rate: The learning rate.
  ///   - logistic: What `logisticTable()` returned.
  /// - Complexity: O(pairCount · targetCount · width) multiply-adds, three for each number.
  /// - Reference: ["Distributed Representations of Words and Phrases and their
  ///   Compositionality"](https://arxiv.org/abs/1310.4546), section 2.2.
  package static func skipGram(
    input: UnsafeMutablePointer<Float>, output: UnsafeMutablePointer<Float>, width: Int,
    words: UnsafePointer<Int32>, targets: UnsafePointer<Int32>, pairCount: Int, targetCount: Int,
    rate: Float, logistic: UnsafePointer<Float>
  ) {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: targetCount) { steps in
      withUnsafeTemporaryAllocation(
        of: UnsafeMutablePointer<Float>.self, capacity: targetCount
      ) { rows in
        guard let g = steps.baseAddress, let v = rows.baseAddress else { return }
        for pair in 0..<pairCount {
          let u = input + Int(words[pair]) &* width
          let chosen = targets + pair &* targetCount
          for k in 0..<targetCount {
            let row = output + Int(chosen[k]) &* width
            v[k] = row
            g[k] = score(u, row, width)
          }
          for k in 0..<targetCount {
            let label: Float = k == 0 ? 1 : 0
            g[k] = rate * (label - logistic[place(of: g[k])])
          }
          move(u, v, by: g, width, targetCount)
        }
      }
    }
  }

  /// The inner product of two rows.
  @inline(__always)
  private static func score(
    _ u: UnsafePointer<Float>, _ v: UnsafePointer<Float>, _ width: Int
  ) -> Float {
    var sum = lanes(u, 0) * lanes(v, 0)
    var i = 16
    while i < width {
      sum = sum.addingProduct(lanes(u, i), lanes(v, i))
      i &+= 16
    }
    return sum.sum()
  }

  /// Adds the steps to the input row and to the target rows.
  @inline(__always)
  private static func move(
    _ u: UnsafeMutablePointer<Float>, _ v: UnsafePointer<UnsafeMutablePointer<Float>>,
    by g: UnsafePointer<Float>, _ width: Int, _ targetCount: Int
  ) {
    var i = 0
    while i < width {
      let old = lanes(u, i)
      var new = old
      for k in 0..<targetCount {
        let row = v[k]
        let step = Lanes(repeating: g[k])
        let value = lanes(row, i)
        new = new.addingProduct(step, value)
        store(value.addingProduct(step, old), row, i)
      }
      store(new, u, i)
      i &+= 16
    }
  }

  /// Where a score's sigmoid stands in the table; adding 1.5 · 2^23 rounds without a trap.
  @inline(__always)
  private static func place(of score: Float) -> Int {
    let low: Float = score < -7.998 ? -7.998 : score
    let clamped: Float = low > 7.998 ? 7.998 : low
    let scaled = (clamped + tableReach) * (Float(tableSize) / (2 * tableReach)) - 0.5
    return Int((scaled + 12_582_912).bitPattern &- 0x4B40_0000)
  }

  /// The mean loss of pairs in nats, without learning: `-ln σ(u · v_0) - Σ ln σ(-u · v_k)`.
  package static func skipGramLoss(
    input: UnsafePointer<Float>, output: UnsafePointer<Float>, width: Int,
    words: UnsafePointer<Int32>, targets: UnsafePointer<Int32>, pairCount: Int, targetCount: Int
  ) -> Double {
    var total = 0.0
    for pair in 0..<pairCount {
      let u = input + Int(words[pair]) &* width
      for k in 0..<targetCount {
        let x = Double(score(u, output + Int(targets[pair &* targetCount &+ k]) &* width, width))
        total += logistic(loss: k == 0 ? -x : x)
      }
    }
    return total / Double(max(pairCount, 1))
  }

  /// The plain loops that `skipGram` is tested against.
  package static func skipGramReference(
    input: inout [[Double]], output: inout [[Double]], words: [Int], targets: [[Int]], rate: Double
  ) {
    for (word, chosen) in zip(words, targets) {
      let u = input[word]
      let steps = chosen.enumerated().map { k, row in
        let x = zip(u, output[row]).reduce(0) { $0 + $1.0 * $1.1 }
        return rate * ((k == 0 ? 1 : 0) - reciprocal(onePlusExpOf: -x))
      }
      for (step, row) in zip(steps, chosen) {
        for i in u.indices {
          input[word][i] += step * output[row][i]
          output[row][i] += step * u[i]
        }
      }
    }
  }
}
