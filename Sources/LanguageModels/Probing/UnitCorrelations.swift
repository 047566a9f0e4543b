import Autograd
import Tensors

/// How closely each unit of a network follows a property of the text: correlation coefficients.
///
/// - Parameters:
///   - units: What each unit was after each token, `[time, units]`.
///   - property: The property after each token, `[time]`.
/// - Returns: Pearson's coefficient for each unit, `[units]`; 0 where unit or property is constant.
/// - Complexity: O(time · units).
public func unitCorrelations(of units: Tensor, with property: [Double]) -> [Double] {
  let (T, H) = (units.shape.rows, units.shape.last)  // time, units
  requireShape(Shape(property.count), is: Shape(T), in: "unitCorrelations, property")
  guard T > 0 else { return [Double](repeating: 0, count: H) }
  let mean = property.reduce(0, +) / Double(T)
  let spread = property.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return units.withUnsafePointer { values in
    (0..<H).map { unit in
      var total = 0.0
      for t in 0..<T { total += Double(values[t * H + unit]) }
      let center = total / Double(T)
      var (product, square) = (0.0, 0.0)
      for t in 0..<T {
        let deviation = Double(values[t * H + unit]) - center
        product += deviation * (property[t] - mean)
        square += deviation * deviation
      }
      // A constant leaves rounding only, whose quotient would mean nothing.
      guard spread > 1e-9 * Double(T), square > 1e-9 * Double(T) else { return 0 }
      return product / (spread * square).squareRoot()
    }
  }
}

/// A unit that follows a property of a text, and how closely it does so on text that it was not chosen by.
public struct FollowingUnit: Sendable, Equatable {
  /// The unit's number, from 0.
  public let unit: Int
  /// Pearson's coefficient on fresh text.
  public let correlation: Double

  /// How closely it follows, whichever way.
  public var strength: Double { abs(correlation) }

  /// Whether a picture may say that it follows: a tenth of the variance, well above chance.
  public var isClose: Bool { strength >= 0.32 }

  /// Chooses the unit with the largest coefficient on the beginning of a text, and judges it on the rest:
  /// without that second part, the best of many units would look good by chance.
  ///
  /// It is nil where nothing varies.
  ///
  /// - Parameters:
  ///   - units: What each unit was after each token, `[time, units]`.
  ///   - property: The property after each token, `[time]`.
  ///   - count: How many tokens the unit is chosen by.
  public init?(of units: Tensor, following property: [Double], chosenBy count: Int) {
    // snippet: following
    let beginning = units.gathering(rows: Array(0..<count))
    let rest = units.gathering(rows: Array(count..<property.count))
    let found = unitCorrelations(of: beginning, with: Array(property[..<count]))
    let judged = unitCorrelations(of: rest, with: Array(property[count...]))
    let unit = found.indices.max { abs(found[$0]) < abs(found[$1]) } ?? 0
    // end snippet
    guard found[unit] != 0, judged[unit] != 0 else { return nil }
    self.unit = unit
    correlation = judged[unit]
  }
}

/// Rows of numbers in standard deviations from their means, where both are those of other numbers.
///
/// - Parameters:
///   - rows: `[rows][…]`.
///   - usual: For each row the numbers that mean and deviation are taken of.
/// - Returns: `[rows][…]`; 0 where the usual numbers are constant.
public func standardScores(of rows: [[Double]], among usual: [[Double]]) -> [[Double]] {
  zip(rows, usual).map { row, usual in
    let mean = usual.reduce(0, +) / Double(usual.count)
    let variance = usual.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(usual.count)
    return row.map { variance > 0 ? ($0 - mean) / variance.squareRoot() : 0 }
  }
}

extension RecurrentLanguageModel {
  /// What each unit remembers along a text, in standard deviations from its mean over another text: so a
  /// text of one line can be told from others.
  ///
  /// - Parameters:
  ///   - tokens: The text.
  ///   - lead: What is read before it, for a state to forget that it began with zeros.
  ///   - usual: The text that mean and deviation are taken of.
  ///   - parameters: The learned numbers.
  /// - Returns: `[unit][time]`.
  public func standardMemory(
    of tokens: [Int32], after lead: [Int32], among usual: [Int32], _ parameters: Parameters
  ) -> [[Double]] {
    func rows(_ tokens: [Int32]) -> [[Double]] {
      memory(of: tokens, parameters: parameters).transposed.rows.map { $0.map(Double.init) }
    }
    return standardScores(
      of: rows(lead + tokens).map { Array($0.dropFirst(lead.count)) }, among: rows(usual))
  }
}

/// The numbers of some rows, from the one that changes least along its columns to the one that changes most.
public func quietestFirst(_ rows: [[Double]]) -> [Int] {
  let change = rows.map { row in zip(row, row.dropFirst()).reduce(0) { $0 + abs($1.0 - $1.1) } }
  return rows.indices.sorted { (change[$0], $0) < (change[$1], $1) }
}
