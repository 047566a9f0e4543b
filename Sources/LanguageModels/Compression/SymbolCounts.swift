import Tensors

/// A model's prediction as whole numbers, which an encoder and a decoder on one machine agree on to the
/// last bit.
///
/// Each symbol has a count of at least 1, so that nothing is impossible, however sure the model is.
public struct SymbolCounts: Sendable {
  /// The sum of all counts.
  public static let total = ArithmeticCode.mostTotal

  private var counts: [Int32]
  private var probabilities: [Float]

  /// Makes room for a vocabulary.
  public init(vocabularySize: Int) {
    counts = Array(repeating: 1, count: vocabularySize)
    probabilities = Array(repeating: 0, count: vocabularySize)
  }

  /// Takes the prediction that logits make.
  ///
  /// - Parameter logits: `[vocabularySize]`.
  /// - Complexity: O(vocabularySize).
  public mutating func predict(_ logits: Tensor) {
    let V = counts.count
    logits.withUnsafePointer { logits in
      probabilities.withUnsafeMutableBufferPointer { p in
        guard let p = p.baseAddress else { return }
        p.update(from: logits, count: V)
        Kernels.softmax(p, count: V)
      }
    }
    // snippet: counts
    let shared = Float(Self.total - V)  // what is left when each symbol has its 1
    var (sum, likeliest) = (0, 0)
    for symbol in 0..<V {
      counts[symbol] = 1 + Int32(max(0, probabilities[symbol] * shared))
      sum += Int(counts[symbol])
      if counts[symbol] > counts[likeliest] { likeliest = symbol }
    }
    counts[likeliest] += Int32(Self.total - sum)  // what rounding left over
    // end snippet
  }

  /// The share of a symbol.
  public func share(of symbol: Int) -> (below: Int, count: Int) {
    var below = 0
    for other in 0..<symbol { below += Int(counts[other]) }
    return (below, Int(counts[symbol]))
  }

  /// The symbol whose share holds a place in `0..<total`.
  public func symbol(at place: Int) -> (symbol: Int, below: Int, count: Int) {
    var (symbol, below) = (0, 0)
    while symbol < counts.count - 1, below + Int(counts[symbol]) <= place {
      below += Int(counts[symbol])
      symbol += 1
    }
    return (symbol, below, Int(counts[symbol]))
  }
}
