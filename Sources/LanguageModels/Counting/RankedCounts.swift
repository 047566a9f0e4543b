import Tensors

/// How often each of many things occurs, from the most frequent on: words follow Zipf's law, the thing of
/// rank r occurs about 1/r times as often as the first.
public struct RankedCounts: Sendable {
  /// Occurrences by rank, the most frequent first.
  public let counts: [Double]
  /// Ranks at equal distances on a logarithmic axis, each once.
  public let ranks: [Int]

  /// Takes occurrences.
  ///
  /// - Parameter counts: At least one, the most frequent first, each above 0.
  public init(_ counts: some Collection<Int>) {
    self.counts = counts.map(Double.init)
    var ranks: [Int] = []
    var next = 1.0
    while Int(next) <= counts.count {
      if ranks.last != Int(next) { ranks.append(Int(next)) }
      next *= 1.12
    }
    self.ranks = ranks
  }

  /// The occurrences at ``ranks``.
  public var occurrences: [Double] { ranks.map { counts[$0 - 1] } }

  /// The slope of the curve in its middle, on logarithmic axes: about -1 for words.
  ///
  /// - Precondition: There are two counts or more.
  public var exponent: Double {
    // snippet: exponent
    // The first few words and those that occur once or twice lie beside the line.
    let inside = ranks.filter { $0 >= 10 && $0 <= counts.count / 4 }
    let middle = inside.count >= 3 ? inside : ranks
    return powerLawExponent(middle.map(Double.init), middle.map { counts[$0 - 1] })
    // end snippet
  }

  /// The fraction of all occurrences that the first ranks have.
  public func fraction(ofFirst count: Int) -> Double {
    counts.prefix(count).reduce(0, +) / counts.reduce(0, +)
  }

  /// The fraction of things that occur once.
  public var fractionOccurringOnce: Double {
    Double(counts.count { $0 == 1 }) / Double(counts.count)
  }
}
