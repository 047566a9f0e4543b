extension Phrase {
  /// Joins two parts of one sentence into one phrase, with one key: for a literal that is too long
  /// for its line.
  ///
  /// A phrase that stands for itself belongs into a slot instead, `"… \(phrase)"`, so that each is
  /// found in the catalogue.
  public static func + (left: Phrase, right: Phrase) -> Phrase {
    Phrase(pieces: left.pieces + right.pieces)
  }

  /// Adds more to the sentence.
  public static func += (left: inout Phrase, right: Phrase) {
    for piece in right.pieces { left.append(piece) }
  }
}

extension Sequence where Element == Phrase {
  /// Joins phrases that are translated each by itself, with a mark such as a comma between them.
  public func joined(separator: String = "") -> Phrase {
    var result = Phrase(pieces: [])
    for (index, phrase) in enumerated() {
      if index > 0 { result.append(.words(separator)) }
      result.append(.phrase(phrase))
    }
    return result
  }
}

extension Sequence where Element: StringProtocol {
  /// The texts as phrases that are the same in every language, such as the tokens of a sentence.
  public var verbatim: [Phrase] { map { Phrase.verbatim($0) } }
}
