import Phrases
import Platform

extension JSONValue {
  /// The text of a phrase in a language.
  static func text(_ phrase: Phrase, in catalogue: Catalogue) -> JSONValue {
    .string(phrase.text(in: catalogue))
  }

  /// The texts of several phrases in a language.
  static func texts(_ phrases: [Phrase], in catalogue: Catalogue) -> JSONValue {
    .array(phrases.map { text($0, in: catalogue) })
  }
}
