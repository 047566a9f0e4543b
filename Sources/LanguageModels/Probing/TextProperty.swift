/// Something about a text that a unit of a network may follow, and that needs a memory: the last character
/// alone does not tell it.
public enum TextProperty: String, CaseIterable, Sendable {
  /// How many characters stand before in the line, at most 200.
  case line
  /// How many letters stand before in the word.
  case word
  /// How many characters came since a punctuation mark, at most 100.
  case clause
  /// 1 inside brackets and quotes, which end with a line at the latest.
  case brackets
  /// 1 from a word's capital to its end.
  case capital

  /// The property after each character of a text.
  ///
  /// - Parameter text: Any text.
  /// - Returns: One number a Unicode scalar.
  public func values(in text: String) -> [Double] {
    let scalars = Array(text.unicodeScalars)
    return switch self {
    case .line: Self.counts(scalars) { $0 == "\n" }.map { min($0, 200) }
    case .word: Self.counts(scalars) { !$0.properties.isAlphabetic }
    case .clause:
      Self.counts(scalars) { ",;:.?!。，、".unicodeScalars.contains($0) }.map { min($0, 100) }
    case .brackets: Self.nesting(scalars)
    case .capital: Self.capitals(scalars)
    }
  }

  /// How many characters have been read since one that starts anew.
  private static func counts(
    _ scalars: [Unicode.Scalar], since startsAnew: (Unicode.Scalar) -> Bool
  ) -> [Double] {
    var count = 0.0
    return scalars.map { scalar in
      count = startsAnew(scalar) ? 0 : count + 1
      return count
    }
  }

  private static func nesting(_ scalars: [Unicode.Scalar]) -> [Double] {
    var isInside = false
    return scalars.map { scalar in
      switch scalar {
      case "(", "[", "“", "‘", "«", "「", "『", "<": isInside = true
      case ")", "]", "”", "’", "»", "」", "』", ">", "\n": isInside = false
      case "\"": isInside.toggle()
      default: break
      }
      return isInside ? 1 : 0
    }
  }

  private static func capitals(_ scalars: [Unicode.Scalar]) -> [Double] {
    var (isInside, wasLetter) = (false, false)
    return scalars.map { scalar in
      let isLetter = scalar.properties.isAlphabetic
      if !isLetter { isInside = false }
      if isLetter, !wasLetter { isInside = scalar.properties.isUppercase }
      wasLetter = isLetter
      return isInside ? 1 : 0
    }
  }
}
