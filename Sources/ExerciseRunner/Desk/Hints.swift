import ExerciseCatalogue
import Phrases

/// The hints of an exercise, one after the other.
enum Hints {
  /// Takes the next hint, notes it, and lists all that were shown so far.
  static func next(
    of exercise: Exercise, in catalogue: ExercisePackage, screen: Screen
  ) throws -> [String] {
    let hints = exercise.hints
    let shown = ProgressFile.read(in: catalogue.folder)[exercise.id].hintsUsed
    let count = min(shown + 1, hints.count)
    try ProgressFile.change(exercise.id, in: catalogue.folder) { $0.hintsUsed = count }
    var lines = [screen.styled(.strong, "\(exercise.id) \(exercise.title)")]
    for (index, hint) in hints.prefix(count).enumerated() {
      lines += screen.wrapped("Hint \(index + 1) of \(hints.count): \(hint)", indent: 2)
    }
    if shown >= hints.count {
      lines += screen.wrapped(
        "That is all. `swift run exercises solution \(exercise.id) --give-up` shows the solution.",
        indent: 2)
    }
    return lines
  }
}
