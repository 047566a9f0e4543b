import Phrases

/// A phrase on its way from the learner's process to the runner, which translates it.
public struct Sentence: Equatable, Codable, Sendable {
  /// The phrase's key.
  public var key: String
  /// The texts in its slots.
  public var values: [String]

  /// Takes a phrase apart.
  public init(_ phrase: Phrase) {
    key = phrase.key
    values = phrase.values
  }

  /// The phrase.
  public var phrase: Phrase { Phrase(key: key, values: values) }
}
