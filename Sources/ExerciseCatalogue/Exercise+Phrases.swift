import Phrases

/// What an exercise says, which is found in a catalogue by its English text.
extension Exercise {
  /// A few words.
  public var title: Phrase { Phrase(stringLiteral: card.title) }

  /// A nudge, the formula, the outline of the code.
  public var hints: [Phrase] { card.hints.map { Phrase(stringLiteral: $0) } }

  /// Why it works, told after success.
  public var why: Phrase { Phrase(stringLiteral: card.why) }

  /// What a learner reads who made a typical mistake; nil for one that the card does not know.
  public func sentence(about mistake: String) -> Phrase? {
    card.mistakes[mistake].map { Phrase(stringLiteral: $0) }
  }

  /// The task at the head of a learner's file, a phrase for each paragraph and each indented line.
  public static func paragraphs(in source: String) -> [Phrase] {
    task(in: source).split(separator: "\n", omittingEmptySubsequences: false)
      .map { Phrase(stringLiteral: String($0)) }
  }
}
