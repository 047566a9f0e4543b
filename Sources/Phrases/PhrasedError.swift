/// An error whose sentence a reader gets in their own language.
public protocol PhrasedError: Error, CustomStringConvertible {
  /// A full sentence: what was wrong, and what would be right.
  var sentence: Phrase { get }
}

extension PhrasedError {
  /// The sentence in English.
  public var description: String { sentence.english }
}
