import Phrases

/// Sentences about what is striking in wrong numbers.
enum Remarks {
  /// Looks at a wrong part beside the right one.
  static func on(
    _ got: Outcome.Part, _ expected: Outcome.Part, within tolerance: Tolerance
  ) -> [Phrase] {
    guard got.fault == nil else { return [] }
    guard got.shape == expected.shape else { return onShapes(got, expected, tolerance) }
    if let sentence = notFinite(got, expected) { return [sentence] }
    let sentences = [
      transposed(got, expected, tolerance), allEqual(got, expected), scaled(got, expected),
      shifted(got, expected), sums(got, expected), order(got, expected, tolerance),
      future(got, expected, tolerance),
    ].compactMap { $0 }
    return Array(sentences.prefix(2))
  }

  private static func onShapes(
    _ got: Outcome.Part, _ expected: Outcome.Part, _ tolerance: Tolerance
  ) -> [Phrase] {
    if got.shape.count == 2, got.shape == expected.shape.reversed() {
      return ["The shape is transposed: rows and columns are exchanged."]
    }
    if got.elements.count == expected.elements.count {
      return ["The number of elements is right, but they stand in another shape."]
    }
    return []
  }

  private static func notFinite(_ got: Outcome.Part, _ expected: Outcome.Part) -> Phrase? {
    let places = got.elements.indices
    guard
      let place = places.first(where: {
        !got.elements[$0].isFinite && expected.elements[$0].isFinite
      })
    else { return nil }
    let index = Difference.index(of: place, in: got.shape)
    return got.elements[place].isNaN
      ? """
      The first NaN is at \(index.description). It comes from 0/0, ∞ - ∞, or the logarithm or root \
      of a negative number.
      """
      : """
      The first infinite number is at \(index.description). It comes from e to a large power, a \
      division by 0, or the logarithm of 0.
      """
  }

  private static func transposed(
    _ got: Outcome.Part, _ expected: Outcome.Part, _ tolerance: Tolerance
  ) -> Phrase? {
    guard got.shape.count == 2, got.shape[0] == got.shape[1], got.shape[0] > 1 else { return nil }
    let n = got.shape[0]
    let isTransposed = got.elements.indices.allSatisfy {
      tolerance.accepts(got.elements[$0], for: expected.elements[($0 % n) * n + $0 / n])
    }
    return isTransposed ? "This is the transposed matrix: rows and columns are exchanged." : nil
  }

  private static func allEqual(_ got: Outcome.Part, _ expected: Outcome.Part) -> Phrase? {
    guard let first = got.elements.first, got.elements.count > 1 else { return nil }
    guard got.elements.allSatisfy({ $0 == first }) else { return nil }
    guard expected.elements.contains(where: { $0 != expected.elements[0] }) else { return nil }
    return """
      All your numbers are \(Numbers.short(first)), but the expected ones differ: does the result \
      depend on the input?
      """
  }

  private static func scaled(_ got: Outcome.Part, _ expected: Outcome.Part) -> Phrase? {
    let pairs = zip(got.elements, expected.elements).filter { abs($1) > 1e-6 }
    guard pairs.count > 1, let (first, right) = pairs.first else { return nil }
    let ratio = first / right
    guard ratio != 0, abs(ratio - 1) > 1e-3 else { return nil }
    let rest = zip(got.elements, expected.elements)
    guard rest.allSatisfy({ abs($0 - ratio * $1) <= 1e-5 + 1e-3 * abs(ratio * $1) }) else {
      return nil
    }
    if abs(ratio + 1) < 1e-3 { return "Every number has the opposite sign." }
    return "Your result is \(Numbers.fixed(ratio, 2)) times the expected one, everywhere."
  }

  private static func shifted(_ got: Outcome.Part, _ expected: Outcome.Part) -> Phrase? {
    guard got.elements.count > 1 else { return nil }
    let gap = got.elements[0] - expected.elements[0]
    guard abs(gap) > 1e-4 else { return nil }
    let isEven = zip(got.elements, expected.elements).allSatisfy {
      abs($0 - $1 - gap) <= 1e-5 + 1e-3 * abs(gap)
    }
    guard isEven else { return nil }
    let size = Numbers.short(abs(gap))
    return gap > 0
      ? "Every number is \(size) larger than the expected one."
      : "Every number is \(size) smaller than the expected one."
  }

  private static func sums(_ got: Outcome.Part, _ expected: Outcome.Part) -> Phrase? {
    guard let rows = got.rows, let right = expected.rows else { return nil }
    guard right.allSatisfy(isWeights), !rows.allSatisfy(isWeights) else { return nil }
    let columns = rows[0].indices.map { column in rows.map { $0[column] } }
    if rows.count > 1, columns.allSatisfy(isWeights) {
      return
        "Each row should sum to 1, but in yours each column does: the sum ran over the wrong axis."
    }
    let odd = rows.firstIndex { !isWeights($0) } ?? 0
    return """
      Each row should sum to 1, but your row \(odd) sums to \
      \(Numbers.short(rows[odd].reduce(0, +))).
      """
  }

  private static func isWeights(_ row: [Double]) -> Bool {
    abs(row.reduce(0, +) - 1) < 1e-3
  }

  private static func order(
    _ got: Outcome.Part, _ expected: Outcome.Part, _ tolerance: Tolerance
  ) -> Phrase? {
    guard got.elements.count > 1 else { return nil }
    let same = zip(got.elements.sorted(), expected.elements.sorted())
    return same.allSatisfy { tolerance.accepts($0, for: $1) }
      ? "These are the right numbers, in another order." : nil
  }

  private static func future(
    _ got: Outcome.Part, _ expected: Outcome.Part, _ tolerance: Tolerance
  ) -> Phrase? {
    guard got.shape.count == 2, got.shape[0] == got.shape[1], got.shape[0] > 1 else { return nil }
    let n = got.shape[0]
    let wrong = got.elements.indices.filter {
      !tolerance.accepts(got.elements[$0], for: expected.elements[$0])
    }
    if wrong.allSatisfy({ $0 % n > $0 / n }) { return "Only numbers above the diagonal differ." }
    if wrong.allSatisfy({ $0 % n == $0 / n }) { return "Only numbers on the diagonal differ." }
    return nil
  }
}
