import Foundation

/// What Tests/Fixtures/make_tokenizer_fixtures.py wrote.
struct TokenizerFixture: Decodable {
  struct Encoding: Decodable {
    let text: String
    let tokens: [Int32]
  }

  struct BytePair: Decodable {
    let text: String
    let vocabularySize: Int
    let merges: [String]
    let encodings: [Encoding]
  }

  struct Bible: Decodable {
    let vocabularySize: Int
    let merges: [String]
    let tokenCount: Int
    let tokenHash: String
  }

  struct WordLevel: Decodable {
    let kind: String
    let text: String
    let encodings: [Encoding]
  }

  let bytePair: [BytePair]
  let bible: [Bible]
  let wordLevel: [WordLevel]

  static func load() throws -> TokenizerFixture {
    try JSONDecoder().decode(TokenizerFixture.self, from: Data(fixture("tokenizers.json")))
  }

  /// The `tokenizer.json` that Hugging Face wrote for a case.
  static func file(_ list: String, _ index: Int) throws -> NSDictionary {
    let whole = try JSONSerialization.jsonObject(with: Data(fixture("tokenizers.json")))
    guard let cases = (whole as? [String: Any])?[list] as? [[String: Any]],
      let file = cases[index]["file"] as? [String: Any]
    else { throw CocoaError(.propertyListReadCorrupt) }
    return file as NSDictionary
  }

  /// A document of ours in a form that can be compared with `file(_:_:)`.
  static func parse(_ bytes: [UInt8]) throws -> NSDictionary {
    guard let file = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] else {
      throw CocoaError(.propertyListReadCorrupt)
    }
    return file as NSDictionary
  }
}
