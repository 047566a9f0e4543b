/// What `Exercise.json` says.
struct ExerciseCard: Codable, Equatable {
  /// A few words.
  var title: String
  /// 1 easy, 2 medium, 3 hard.
  var difficulty: Int
  /// How long it takes, 5 to 20.
  var minutes: Int
  /// The lesson and its section, `05-attention#scores`.
  var lesson: String
  /// A nudge, the formula, the outline of the code.
  var hints: [String]
  /// Why it works, told after success.
  var why: String
  /// What a learner reads who made a typical mistake, by the name of its type.
  var mistakes: [String: String]
}
