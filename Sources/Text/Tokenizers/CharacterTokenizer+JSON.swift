import Platform

extension CharacterTokenizer {
  /// The pattern of one character, line breaks included.
  static let pattern = #"[\s\S]"#

  /// A `WordLevel` model behind a split into characters.
  public func huggingFaceJSON() -> [UInt8] {
    HuggingFaceJSON.splitWordLevel(
      pattern: Self.pattern, tokens: characters.map { String($0) }, unknownToken: "[UNK]")
  }
}

extension HuggingFaceJSON {
  /// Writes a `WordLevel` model whose words are what `pattern` matches, and whose decoder joins them
  /// again.
  ///
  /// - Parameters:
  ///   - pattern: A regular expression that matches somewhere at every place of a text.
  ///   - tokens: Tokens 0, 1, ...
  ///   - unknownToken: Not among the tokens when unknown words are errors.
  /// - Returns: The bytes of `tokenizer.json`.
  static func splitWordLevel(
    pattern: String, tokens: [String], unknownToken: String
  ) -> [UInt8] {
    bytes(
      preTokenizer: [
        "type": "Split", "pattern": ["Regex": .string(pattern)], "behavior": "Isolated",
        "invert": false,
      ],
      decoder: ["type": "Fuse"],
      model: [
        "type": "WordLevel", "vocab": vocabulary(tokens), "unk_token": .string(unknownToken),
      ])
  }
}
