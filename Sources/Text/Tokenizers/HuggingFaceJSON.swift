import Platform

/// `tokenizer.json` as Hugging Face's `tokenizers` has it: what all its models share.
///
/// - Reference: [Hugging Face tokenizers](https://huggingface.co/docs/tokenizers/api/models).
enum HuggingFaceJSON {
  // MARK: - Writing

  /// Writes a tokenizer: the same bytes for the same one.
  static func bytes(
    preTokenizer: JSONValue, decoder: JSONValue, model: JSONValue
  ) -> [UInt8] {
    let file: JSONValue = [
      "version": "1.0", "truncation": nil, "padding": nil, "added_tokens": [],
      "normalizer": nil, "pre_tokenizer": preTokenizer, "post_processor": nil,
      "decoder": decoder, "model": model,
    ]
    return JSONWriter(escapes: .numbers).bytes(of: file) + [UInt8(ascii: "\n")]
  }

  /// `{token: number, ...}` in the order of the numbers.
  static func vocabulary(_ tokens: some Sequence<String>) -> JSONValue {
    var object = JSONObject()
    for (number, token) in tokens.enumerated() { object.append(token, .integer(number)) }
    return .object(object)
  }

  // MARK: - Reading

  /// Reads a file that nobody vouches for.
  ///
  /// - Throws: `TokenizerError.malformedFile` for the first fault.
  /// - Complexity: O(bytes).
  static func read(_ bytes: [UInt8]) throws(TokenizerError) -> JSONValue {
    if let offset = bytes.withUnsafeBufferPointer({ firstInvalidUTF8Offset(in: $0) }) {
      throw .malformedFile(reason: "it is not UTF-8 at byte \(offset)")
    }
    do throws(JSONError) {
      return try JSONReader.read(bytes)
    } catch {
      switch error.kind {
      case .malformed: throw .malformedFile(reason: "it is not JSON at byte \(error.offset)")
      case .tooDeep, .duplicateName: throw .malformedFile(reason: error.problem)
      }
    }
  }

  /// The tokens of a model's vocabulary in the order of their numbers.
  ///
  /// - Throws: `TokenizerError.malformedFile` unless each number from 0 on is there once.
  static func vocabulary(of model: JSONValue) throws(TokenizerError) -> [String] {
    guard case .object(let object) = try model.member("vocab"), !object.members.isEmpty else {
      throw .malformedFile(reason: "its \"vocab\" is not an object with tokens")
    }
    let members = object.members
    var tokens = [String?](repeating: nil, count: members.count)
    for member in members {
      guard case .number(let written) = member.value, let number = written.integer,
        tokens.indices.contains(number), tokens[number] == nil
      else {
        throw .malformedFile(
          reason: "the numbers of its \"vocab\" are not 0 to \(members.count - 1), each once")
      }
      tokens[number] = member.name
    }
    return tokens.compactMap { $0 }
  }
}

extension JSONValue {
  /// The member of an object, `null` when there is none.
  ///
  /// - Throws: `TokenizerError.malformedFile` when this is no object.
  func member(_ name: String) throws(TokenizerError) -> JSONValue {
    guard case .object(let object) = self else {
      throw .malformedFile(reason: "it has no object where \"\(name)\" should be a member")
    }
    return object[name] ?? .null
  }

  /// Whether there is nothing: null, false, an empty string, array or object.
  var isNothing: Bool {
    switch self {
    case .null, .bool(false): true
    case .bool, .number: false
    case .string(let text): text.isEmpty
    case .array(let elements): elements.isEmpty
    case .object(let object): object.members.isEmpty
    }
  }
}
