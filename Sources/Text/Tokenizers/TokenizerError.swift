/// What can be wrong with a text, tokens or a vocabulary that come from outside.
public enum TokenizerError: Error, Equatable {
  /// The vocabulary lacks this character, found at this offset in Unicode scalars, counted from 0.
  case unknownCharacter(Unicode.Scalar, offset: Int)
  /// A token is not in `0..<vocabularySize`.
  case unknownToken(Int32, vocabularySize: Int)
  /// The bytes of the tokens are no UTF-8; the offset is the first bad byte's, counted from 0.
  case notUTF8(byteOffset: Int)
  /// A vocabulary cannot be made from a text without characters.
  case emptyText
  /// A vocabulary of this size cannot hold what it must.
  case vocabularyTooSmall(asked: Int, minimum: Int)
  /// A vocabulary file or merges file is not what it should be.
  case malformedFile(reason: String)
}

extension TokenizerError: CustomStringConvertible {
  /// One sentence that says what is wrong and what would be right.
  public var description: String {
    switch self {
    case .unknownCharacter(let scalar, let offset):
      "The character \(Self.name(of: scalar)) at offset \(offset) is not in the vocabulary; "
        + "use characters that the training text has."
    case .unknownToken(let token, let vocabularySize):
      "Token \(token) is outside the vocabulary, whose tokens are 0 to \(vocabularySize - 1)."
    case .notUTF8(let byteOffset):
      "The tokens are no whole text: the byte at offset \(byteOffset) starts no UTF-8 character; "
        + "decode them together with their neighbours, or as bytes."
    case .emptyText:
      "The text to take a vocabulary from is empty; it needs at least one character."
    case .vocabularyTooSmall(let asked, let minimum):
      "A vocabulary of \(asked) tokens is too small; it needs at least \(minimum)."
    case .malformedFile(let reason):
      "The tokenizer file cannot be used: \(reason)."
    }
  }

  /// The character, where it can be seen on its own, and its code: `"é" (U+00E9)`, `U+0000`.
  private static func name(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .nonspacingMark, .enclosingMark, .spacingMark:
      return code
    default:
      return "\"\(scalar)\" (\(code))"
    }
  }
}
