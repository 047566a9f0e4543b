/// What `Exercise.json` says.
public struct ExerciseCard: Codable, Equatable, Sendable {
  /// A few words.
  public var title: String
  /// 1 easy, 2 medium, 3 hard.
  public var difficulty: Int
  /// How long it takes, 5 to 20.
  public var minutes: Int
  /// The lesson and its section, `05-attention#scores`.
  public var lesson: String
  /// A nudge, the formula, the outline of the code.
  public var hints: [String]
  /// Why it works, told after success.
  public var why: String
  /// What a learner reads who made a typical mistake, by the name of its type.
  public var mistakes: [String: String]

  /// Makes a card.
  public init(
    title: String, difficulty: Int, minutes: Int, lesson: String, hints: [String], why: String,
    mistakes: [String: String]
  ) {
    self.title = title
    self.difficulty = difficulty
    self.minutes = minutes
    self.lesson = lesson
    self.hints = hints
    self.why = why
    self.mistakes = mistakes
  }
}
