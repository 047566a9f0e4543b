import LanguageModels

extension AttentionHead {
  /// The head in words, as in "layer 2, head 3".
  public var name: String { "layer \(layer), head \(head)" }
}
