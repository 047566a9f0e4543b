import Phrases

/// What the doctor found out about one thing.
struct Finding: Equatable {
  /// How bad it is.
  enum State: String {
    /// As it should be.
    case fine = "✓"
    /// Everything works without it, but for what the advice says.
    case missing = "–"
    /// Something will not work.
    case broken = "✗"
  }

  /// What was looked at.
  let name: Phrase
  let state: State
  /// What was found.
  let detail: Phrase
  /// How to mend it; nil where nothing is to be mended.
  let advice: Phrase?

  /// It is as it should be.
  static func fine(_ name: Phrase, _ detail: Phrase) -> Finding {
    Finding(name: name, state: .fine, detail: detail, advice: nil)
  }
}
