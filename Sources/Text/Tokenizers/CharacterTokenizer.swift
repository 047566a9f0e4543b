/// One token a character: the smallest vocabulary and the longest sequences.
///
/// A character here is a Unicode scalar, not what a reader sees as one letter. So every text comes
/// back byte for byte: `é` as one scalar and as `e` with a combining accent stay different, and an
/// emoji of a family is its members and the joiners between them.
public struct CharacterTokenizer: Tokenizer, Equatable {
  /// The characters of tokens 0, 1, ..., in the order of their codes when learned from a text.
  public let characters: [Unicode.Scalar]
  private let table: ScalarTable

  /// Takes the vocabulary from a text: its different characters, in the order of their codes.
  ///
  /// - Throws: `TokenizerError.emptyText` when there is none.
  /// - Complexity: O(characters).
  public init(learningFrom text: String) throws(TokenizerError) {
    var seen = [Bool](repeating: false, count: 0x11_0000)
    for scalar in text.unicodeScalars { seen[Int(scalar.value)] = true }
    let found = seen.indices.filter { seen[$0] }.compactMap { Unicode.Scalar(UInt32($0)) }
    guard !found.isEmpty else { throw .emptyText }
    self.init(distinct: found)
  }

  /// Takes a vocabulary as it is.
  ///
  /// - Throws: `TokenizerError.malformedFile` when a character is there twice, and
  ///   `TokenizerError.emptyText` when there is none.
  public init(characters: [Unicode.Scalar]) throws(TokenizerError) {
    guard !characters.isEmpty else { throw .emptyText }
    guard Set(characters).count == characters.count else {
      throw .malformedFile(reason: "its vocabulary has a character twice")
    }
    self.init(distinct: characters)
  }

  private init(distinct characters: [Unicode.Scalar]) {
    self.characters = characters
    self.table = ScalarTable(characters)
  }

  /// How many different characters there are.
  public var vocabularySize: Int { characters.count }

  /// The tokens of a text, one a Unicode scalar.
  ///
  /// - Throws: `TokenizerError.unknownCharacter`, naming the first character that is missing.
  /// - Complexity: O(characters).
  public func encode(_ text: String) throws(TokenizerError) -> [Int32] {
    var tokens: [Int32] = []
    tokens.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      let token = table[scalar]
      guard token >= 0 else { throw .unknownCharacter(scalar, offset: tokens.count) }
      tokens.append(token)
    }
    return tokens
  }

  /// The text of tokens.
  ///
  /// - Throws: `TokenizerError.unknownToken` when a token is outside `0..<vocabularySize`.
  /// - Complexity: O(tokens).
  public func decode(_ tokens: [Int32]) throws(TokenizerError) -> String {
    var text = String.UnicodeScalarView()
    for token in tokens {
      guard token >= 0, token < characters.count else {
        throw .unknownToken(token, vocabularySize: vocabularySize)
      }
      text.append(characters[Int(token)])
    }
    return String(text)
  }

  /// The character, white space as it is.
  public func label(of token: Int32) -> String {
    guard token >= 0, token < characters.count else { return "#\(token)" }
    return String(characters[Int(token)])
  }

  /// Two tokenizers are equal when they have the same characters in the same order.
  public static func == (left: Self, right: Self) -> Bool { left.characters == right.characters }
}
