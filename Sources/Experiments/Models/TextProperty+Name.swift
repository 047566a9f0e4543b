import LanguageModels
import Phrases

extension TextProperty {
  /// The property in words.
  public var name: Phrase {
    switch self {
    case .line: "place in the line"
    case .word: "place in the word"
    case .clause: "since punctuation"
    case .brackets: "in brackets, quotes"
    case .capital: "in a capitalised word"
    }
  }
}
