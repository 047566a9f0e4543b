import Text

extension BytePairTokenizer {
  /// The beginning of the first whole line that has some words, or else of the whole text.
  ///
  /// - Parameters:
  ///   - text: Any text.
  ///   - tokenCount: How many tokens at most.
  /// - Returns: Whole words where two tokens of them fit, else characters; empty where neither does.
  public func opening(of text: String, tokenCount: Int) -> String {
    // The first line may be cut.
    let lines = text.split(separator: "\n").dropFirst() + [text[...]]
    let line = lines.first { $0.split(separator: " ").count >= 4 } ?? text[...]
    return longest(line.split(whereSeparator: \.isWhitespace).map(String.init), " ", tokenCount)
      ?? longest(line.map { String($0) }, "", tokenCount) ?? ""
  }

  /// The most parts that have no more than so many tokens together, and at least two.
  private func longest(_ parts: [String], _ separator: String, _ tokenCount: Int) -> String? {
    var best: String?
    for count in 1..<(parts.count + 1) {
      let text = parts.prefix(count).joined(separator: separator)
      let tokens = encode(text).count
      guard tokens <= tokenCount else { break }
      if tokens >= 2 { best = text }
    }
    return best
  }

  /// Each token as the label of a row or column: without its space, and with a dot before a token that goes
  /// on with a word.
  public func labels(_ tokens: [Int32]) -> [String] {
    let raw = tokens.map { label(of: $0) }
    return raw.enumerated().map { index, token in
      if token.hasPrefix(" "), token.count > 1 { return String(token.dropFirst()) }
      let goesOn =
        index > 0 && token.first?.isLetter == true && raw[index - 1].last?.isLetter == true
      return goesOn ? "·\(token)" : token
    }
  }
}
