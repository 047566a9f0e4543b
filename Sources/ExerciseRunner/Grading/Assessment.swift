import ExerciseKit

/// What became of one check of the learner's file.
enum Assessment {
  /// The file is as it was given out; nothing was built.
  case untouched
  /// The file does not compile, or the package does not.
  case notBuilt(Builder.Outcome)
  /// The program ran.
  case graded(Verdict)
  /// All checks passed, but they are not the project's.
  case passedOwnChecks

  /// Whether the exercise is solved by this.
  var isSolved: Bool {
    if case .graded(let verdict) = self { verdict.kind == .passed } else { false }
  }

  /// Whether somebody stopped it.
  var isCancelled: Bool {
    switch self {
    case .notBuilt(.cancelled): true
    case .graded(let verdict): verdict.kind == .ended(.cancelled)
    default: false
    }
  }
}
