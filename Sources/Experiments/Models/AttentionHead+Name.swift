import LanguageModels
import Phrases

extension AttentionHead {
  /// The head in words, as in "layer 2, head 3".
  public var name: Phrase { "layer \(layer), head \(head)" }
}
