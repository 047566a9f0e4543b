import Phrases

/// How far two things lie apart, run by run, where both saw the same draws in each run.
///
/// What the draws do to both is left out of a difference: three paired runs tell more than the ranges
/// of two times three.
public struct PairedDifferences: Sendable, Equatable {
  /// The first less the second, one a run.
  public let differences: [Double]

  /// The difference in the middle.
  public var median: Double { Spread(differences).median }

  /// The lowest difference.
  public var lowest: Double { Spread(differences).low }

  /// The highest difference.
  public var highest: Double { Spread(differences).high }

  /// How many runs there are.
  public var count: Int { differences.count }

  /// Pairs the runs of two things.
  ///
  /// - Parameters:
  ///   - first: One number a run.
  ///   - second: One number a run, in the same order; a run that one of the two lacks is left out.
  public init(_ first: [Double], _ second: [Double]) {
    differences = zip(first, second).map { $0 - $1 }
  }

  /// Says how much lower the first is, as in "LSTM lower by 0.12 (0.10 to 0.14) in 3 paired runs"; a
  /// number below 0 says that it is higher.
  public func lower(_ name: Phrase, decimals: Int = 2) -> Phrase {
    """
    \(name) lower by \(0 - median, decimals: decimals) (\(0 - highest, decimals: decimals) to \
    \(0 - lowest, decimals: decimals)) in \(count) paired runs
    """
  }

  /// Says how much higher the first is, as in "LSTM higher by 0.12 (0.10 to 0.14) in 3 paired runs".
  public func higher(_ name: Phrase, decimals: Int = 2) -> Phrase {
    """
    \(name) higher by \(median, decimals: decimals) (\(lowest, decimals: decimals) to \
    \(highest, decimals: decimals)) in \(count) paired runs
    """
  }
}
