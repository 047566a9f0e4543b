/// Turns raw tokens into labels that a reader can tell apart.
enum TokenLabel {
  /// The most characters that a label has before it is shortened.
  static let longest = 16

  /// Makes labels: white space visible, long tokens shortened in the middle, duplicates numbered.
  static func labels(_ tokens: [String]) -> [String] {
    let shown = tokens.map { shortened(visible($0), to: longest) }
    var total: [String: Int] = [:]
    for label in shown { total[label, default: 0] += 1 }
    var seen: [String: Int] = [:]
    return shown.map { label in
      guard total[label, default: 0] > 1 else { return label }
      seen[label, default: 0] += 1
      return label + NumberFormat.subscripted(seen[label, default: 0])
    }
  }

  /// Makes white space and control characters visible.
  ///
  /// A space becomes an open box (U+2423): the picture of "SP" (U+2420) is in none of the fonts.
  static func visible(_ token: String) -> String {
    guard !token.isEmpty else { return "∅" }
    var result = ""
    for scalar in token.unicodeScalars {
      switch scalar {
      case " ": result += "␣"
      case "\n": result += "⏎"
      case "\r": result += "␍"
      case "\t": result += "⇥"
      case _
      where scalar.value < 32 || scalar.value == 127 || scalar.value == 0xA0
        || scalar.properties.generalCategory == .spaceSeparator
        || scalar.properties.isDefaultIgnorableCodePoint:
        result += TextEngine.number(of: scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Leaves out the middle of a long text.
  static func shortened(_ text: String, to count: Int) -> String {
    guard text.count > count, count >= 3 else { return text }
    let head = count / 2
    return text.prefix(head) + "…" + text.suffix(count - head - 1)
  }
}
