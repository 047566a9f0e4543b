import Phrases

/// Something about a text that a unit may follow, as a number after each character.
struct TextProperty {
  let id: String
  let name: Phrase
  let values: [Double]

  /// The properties that need a memory: the last character alone does not tell them.
  static func all(of text: String) -> [TextProperty] {
    let scalars = Array(text.unicodeScalars)
    return [
      TextProperty(
        id: "line", name: "place in the line",
        values: counts(scalars) { $0 == "\n" }.map { min($0, 200) }),
      TextProperty(
        id: "word", name: "place in the word",
        values: counts(scalars) { !$0.properties.isAlphabetic }),
      TextProperty(
        id: "clause", name: "since punctuation",
        values: counts(scalars) { ",;:.?!。，、".unicodeScalars.contains($0) }.map { min($0, 100) }),
      TextProperty(id: "brackets", name: "in brackets, quotes", values: nesting(scalars)),
      TextProperty(id: "capital", name: "in a capitalised word", values: capitals(scalars)),
    ].filter { property in property.values.contains { $0 != property.values[0] } }
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

  /// 1 inside brackets and quotes, which end with a line at the latest.
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

  /// 1 from a word's capital to its end.
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
