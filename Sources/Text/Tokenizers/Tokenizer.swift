/// Turns text into the numbers that a language model reads, and back.
public protocol Tokenizer: Sendable {
  /// How many different tokens there are; tokens are `0..<vocabularySize`.
  var vocabularySize: Int { get }

  /// The tokens of a text, each in `0..<vocabularySize`.
  ///
  /// - Throws: `TokenizerError` when the vocabulary lacks a part of the text.
  /// - Complexity: O(bytes), but for a factor log(bytes) inside one very long word.
  func encode(_ text: String) throws(TokenizerError) -> [Int32]

  /// The text of tokens.
  ///
  /// - Throws: `TokenizerError` when a token is outside `0..<vocabularySize`, or when the tokens of
  ///   a byte-level vocabulary are no whole UTF-8 characters.
  func decode(_ tokens: [Int32]) throws(TokenizerError) -> String

  /// What a plot writes for a token: its raw text, white space as it is. Bytes that are no whole
  /// character are shown like `<E2><80>`; a token outside the vocabulary like `#99`.
  func label(of token: Int32) -> String

  /// The contents of `tokenizer.json` in the format of Hugging Face's `tokenizers`, which encodes
  /// and decodes with it as this tokenizer does.
  func huggingFaceJSON() -> [UInt8]
}

extension Tokenizer {
  /// The text of tokens that a model made up: what `decode(_:)` gives where it gives a text, and
  /// otherwise the tokens' labels one after another.
  public func displayText(of tokens: [Int32]) -> String {
    if let text = try? decode(tokens) { return text }
    return tokens.map { label(of: $0) }.joined()
  }
}
