import LanguageModels

extension LabelledWords {
  /// How many of the pairs of one kind, and of the pairs of two kinds, are in one group.
  ///
  /// - Parameter groups: The group of each word.
  /// - Returns: The two fractions; 0 of no pairs.
  public func fractionsTogether(in groups: [Int: Int]) -> (same: Double, different: Double) {
    func together(_ pairs: [(Int, Int)]) -> Double {
      let count = pairs.count { groups[$0] == groups[$1] }
      return Double(count) / Double(max(pairs.count, 1))
    }
    let pairs = pairs
    return (together(pairs.same), together(pairs.different))
  }
}
