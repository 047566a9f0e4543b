import LanguageModels
import Tensors
import Text

/// The words of a text that a model learns from, to count how many of the words that it writes are real.
///
/// A word is a run of letters.
public struct KnownWords: Sendable {
  private let words: Set<Substring>

  /// Takes all words of a text.
  public init(of text: String) { words = Set(text.words) }

  /// The fraction of a text's words that are known; 0 of none.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - isCut: Whether the first and the last word may be cut off, and don't count.
  /// - Returns: A number between 0 and 1.
  public func fraction(in text: String, isCut: Bool = true) -> Double {
    let all = text.words
    let whole = isCut ? all.dropFirst().dropLast() : all[...]
    guard !whole.isEmpty else { return 0 }
    return Double(whole.count { words.contains($0) }) / Double(whole.count)
  }
}
