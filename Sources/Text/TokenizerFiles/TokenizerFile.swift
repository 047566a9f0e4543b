import Platform

/// Reads `tokenizer.json`, Hugging Face's format, as far as this package's tokenizers write it.
///
/// The file is not trusted: whatever it holds, the result is a tokenizer that encodes as Hugging
/// Face's `tokenizers` does with it, or a `TokenizerError`. Parts that would change what a text
/// encodes to and that no tokenizer here has (a normalizer, added tokens, dropout...) are refused.
public enum TokenizerFile {
  /// Reads the contents of a `tokenizer.json`.
  ///
  /// - Returns: A `CharacterTokenizer`, a `WordTokenizer` or a `BytePairTokenizer`.
  /// - Throws: `TokenizerError.malformedFile`, saying what is wrong.
  /// - Complexity: O(bytes).
  public static func load(_ bytes: [UInt8]) throws(TokenizerError) -> any Tokenizer {
    let file = try HuggingFaceJSON.read(bytes)
    for name in ["added_tokens", "normalizer", "truncation", "padding"] {
      guard try file.member(name).isNothing else {
        throw .malformedFile(reason: "its \"\(name)\" is not empty, which is not supported")
      }
    }
    let postProcessor = try file.member("post_processor")
    if !postProcessor.isNothing { try expect("ByteLevel", typeOf: postProcessor, "post_processor") }

    let model = try file.member("model")
    let preTokenizer = try file.member("pre_tokenizer")
    let decoder = try file.member("decoder")
    switch try model.member("type").text {
    case "WordLevel":
      try expect("Fuse", typeOf: decoder, "decoder")
      return try wordLevel(model, preTokenizer: preTokenizer)
    case "BPE":
      try expect("ByteLevel", typeOf: decoder, "decoder")
      try expect("ByteLevel", typeOf: preTokenizer, "pre_tokenizer")
      guard try preTokenizer.member("add_prefix_space").isNothing else {
        throw .malformedFile(reason: "its \"add_prefix_space\" is true, which is not supported")
      }
      if case .bool(false) = try preTokenizer.member("use_regex") {
        throw .malformedFile(reason: "its \"use_regex\" is false, which is not supported")
      }
      return try BytePairTokenizer(model: model)
    default:
      throw .malformedFile(reason: "the \"type\" of its \"model\" is neither WordLevel nor BPE")
    }
  }

  private static func expect(
    _ type: String, typeOf value: JSONValue, _ name: String
  ) throws(TokenizerError) {
    guard try value.member("type").text == type else {
      throw .malformedFile(reason: "the \"type\" of its \"\(name)\" is not \(type)")
    }
  }

  private static func wordLevel(
    _ model: JSONValue, preTokenizer: JSONValue
  ) throws(TokenizerError) -> any Tokenizer {
    try expect("Split", typeOf: preTokenizer, "pre_tokenizer")
    guard try preTokenizer.member("behavior").text == "Isolated",
      try preTokenizer.member("invert").isNothing
    else {
      throw .malformedFile(reason: "its \"pre_tokenizer\" does not isolate what it matches")
    }
    let tokens = try HuggingFaceJSON.vocabulary(of: model)
    switch try preTokenizer.member("pattern").member("Regex").text {
    case CharacterTokenizer.pattern:
      var characters: [Unicode.Scalar] = []
      for (number, token) in tokens.enumerated() {
        guard let scalar = token.unicodeScalars.first, token.unicodeScalars.count == 1 else {
          throw .malformedFile(reason: "token \(number) of its vocabulary is not one character")
        }
        characters.append(scalar)
      }
      return try CharacterTokenizer(characters: characters)
    case WordTokenizer.pattern:
      guard try model.member("unk_token").text == WordTokenizer.unknownText else {
        throw .malformedFile(reason: "its \"unk_token\" is not \(WordTokenizer.unknownText)")
      }
      return try WordTokenizer(tokens: tokens)
    default:
      throw .malformedFile(reason: "the pattern of its \"pre_tokenizer\" is not known")
    }
  }
}
