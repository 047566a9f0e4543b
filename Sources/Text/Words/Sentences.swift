extension WordCorpus {
  /// Cuts a text into sentences: at line breaks, and after `.`, `!`, `?` or `。` before a space.
  ///
  /// - Returns: The sentences without the spaces around them, none empty.
  public static func sentences(of text: String) -> [String] {
    var sentences: [String] = []
    for line in text.split(whereSeparator: \.isNewline) {
      var sentence = ""
      var isAtEnd = false
      for character in line {
        if isAtEnd, character.isWhitespace {
          add(sentence, to: &sentences)
          sentence = ""
        }
        sentence.append(character)
        isAtEnd = character == "." || character == "!" || character == "?" || character == "。"
      }
      add(sentence, to: &sentences)
    }
    return sentences
  }

  private static func add(_ sentence: String, to sentences: inout [String]) {
    let start = sentence.drop { $0.isWhitespace }
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return }
    sentences.append(String(start[...end]))
  }
}
