extension CharacterTokenizer {
  /// The pattern of one character, line breaks included.
  static let pattern = #"[\s\S]"#

  /// A `WordLevel` model behind a split into characters.
  public func huggingFaceJSON() -> [UInt8] {
    splitWordLevelJSON(
      pattern: Self.pattern, tokens: characters.map { String($0) }, unknownToken: "[UNK]")
  }
}

/// A `WordLevel` model whose words are what `pattern` matches, and whose decoder joins them again.
///
/// - Parameters:
///   - pattern: A regular expression that matches somewhere at every place of a text.
///   - tokens: Tokens 0, 1, ...
///   - unknownToken: Not among the tokens when unknown words are errors.
/// - Returns: The bytes of `tokenizer.json`.
func splitWordLevelJSON(pattern: String, tokens: [String], unknownToken: String) -> [UInt8] {
  let escaped = pattern.replacing("\\", with: "\\\\")
  let split =
    #"{"type":"Split","pattern":{"Regex":""# + escaped
    + #""},"behavior":"Isolated","invert":false}"#
  let json = TokenizerJSON(preTokenizer: split, decoder: #"{"type":"Fuse"}"#) { json in
    json.raw(#""type":"WordLevel","#)
    json.vocabulary(tokens)
    json.raw(#","unk_token":"#)
    json.string(unknownToken)
  }
  return json.bytes
}
