import Tensors

/// How well n-grams of one length predict a text that was counted, and one that was not.
public struct NGramScores: Sendable {
  /// How many tokens an n-gram has.
  public let order: Int
  /// How many different n-grams were counted.
  public let differentRuns: Int
  /// The surprise at text that was counted, by plain fractions.
  public let memorised: Surprise
  /// The surprise at new text, by add-one.
  public let addOne: Surprise
  /// The surprise at new text, by Kneser-Ney.
  public let kneserNey: Surprise

  /// All three: at counted text, and at new text by add-one and by Kneser-Ney.
  public var surprises: [Surprise] { [memorised, addOne, kneserNey] }

  /// Scores n-grams of one length.
  ///
  /// - Parameters:
  ///   - counts: What was counted.
  ///   - order: 1 to `counts.order`.
  ///   - seen: Text that was counted.
  ///   - new: Text that was not.
  public init(_ counts: NGramCounts, order: Int, seen: ArraySlice<Int32>, new: [Int32]) {
    // snippet: score
    func surprise(_ smoothing: Smoothing, at text: some Collection<Int32>) -> Surprise {
      Surprise(NGramModel(counts, order: order, smoothing: smoothing).losses(of: text))
    }
    self.order = order
    differentRuns = counts.differentRuns(ofLength: order)
    memorised = surprise(.none, at: seen)
    (addOne, kneserNey) = (surprise(.addOne, at: new), surprise(.kneserNey, at: new))
    // end snippet
  }
}
