/// How far a learner is with one exercise.
struct ExerciseProgress: Equatable {
  /// The states, in order.
  enum State: String, CaseIterable {
    case new
    case attempted
    case solved
  }

  /// Where it stands.
  var state = State.new
  /// How many of the three hints were shown.
  var hintsUsed = 0
  /// Whether the solution was asked for before success.
  var gaveUp = false
}
