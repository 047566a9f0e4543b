import Experiments
import LanguageModels
import Tensors

extension WordEmbedding {
  /// Whether the words highest on one number are of one kind, more often than on a random direction.
  func judgeMeaning(_ page: Page) throws {
    let words = kinds.kindOfWord.keys.sorted()
    let rows = vectors.index.unit.gathering(rows: words)  // [labelled words, width]
    let own = clearness(of: rows, words)
    // snippet: clearness
    // The control: the numbers of twenty random rotations, which mean nothing by construction.
    let turned = (0..<20).map { run in
      var generator = generator(.rotation, run: run + 1)
      return clearness(
        of: rows.matmul(.randomRotation(width: rows.shape.last, using: &generator)), words)
    }
    // end snippet
    // What the test says of directions that do have a meaning: the mean vector of each kind.
    let centres = Tensor(
      rows: kinds.kinds.map { kind in
        let members = vectors.index.unit.gathering(rows: kind.words)
        return members.transposed.rows.map { $0.reduce(0, +) / Float(kind.words.count) }
      })
    let named = clearness(of: rows.matmul(centres.transposed), words)
    let spread = Spread(turned)
    try page.metric("single_number_clearness", own)
    try page.metric("single_number_clearness_turned", spread.median)
    try page.metric("named_direction_clearness", named)
    try page.claim(
      "single-number-unclear",
      "A single number of an embedding has no clear meaning, where each of MBTI's has",
      .check(
        """
        of the ten words highest on a number, \(own, percent: 1) are of one kind; on numbers of twenty random \
        rotations \(spread.median, percent: 1), \(spread.low, percent: 1) to \(spread.high, percent: 1)
        """, own,
        .atMost(
          spread.high, shown: "the highest of those", because: "as clear as a random direction")),
      .check(
        "on the mean vector of a kind \(named, percent: 1)", named,
        .atLeast(
          0.8, shown: "80 %", because: "or the test could not see a meaning where there is one")))
  }

  /// How many of the ten labelled words highest in a column are of its commonest kind, the mean over columns.
  private func clearness(of rows: Tensor, _ words: [Int]) -> Double {
    rows.transposed.rows.map { column in
      let highest = column.indices.sorted { (column[$1], $0) < (column[$0], $1) }
        .prefix(10).map { kinds.kindOfWord[words[$0]] ?? 0 }
      let counts = Dictionary(highest.map { ($0, 1) }, uniquingKeysWith: +)
      return Double(counts.values.max() ?? 0) / Double(max(1, highest.count))
    }.mean
  }
}
