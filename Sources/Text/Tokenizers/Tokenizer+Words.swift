extension Tokenizer {
  /// How many tokens a word takes, each with the space before it, as in a text.
  ///
  /// - Throws: `TokenizerError` where the vocabulary lacks a character.
  public func tokensPerWord(_ words: [String]) throws(TokenizerError) -> Double {
    let text = words.map { " " + $0 }.joined()
    return Double(try encode(text).count) / Double(max(words.count, 1))
  }

  /// The fraction of words that are unknown; 0 for a tokenizer that cuts what it does not know.
  ///
  /// - Throws: `TokenizerError` where the vocabulary lacks a character.
  public func unknownFraction(of words: [String]) throws(TokenizerError) -> Double {
    guard self is WordTokenizer else { return 0 }
    var unknown = 0
    for word in words where try encode(word).contains(0) { unknown += 1 }
    return Double(unknown) / Double(max(words.count, 1))
  }

  /// How many characters a token stands for: a byte of a character that is not whole is a third of one,
  /// as of a Hangul syllable; nil for an unknown word.
  public func characterCount(of token: Int32) -> Double? {
    let label = label(of: token)
    if label == WordTokenizer.unknownText { return nil }
    let bytes = label.matches(of: /<[0-9A-F]{2}>/).count
    return Double(label.unicodeScalars.count - 4 * bytes) + Double(bytes) / 3
  }
}
