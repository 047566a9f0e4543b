import ExerciseCatalogue
import Platform

extension Project {
  /// How far a learner is with the exercises of a chapter.
  public struct ExerciseTally: Equatable, Sendable {
    /// How many there are.
    public var count = 0

    /// How many are solved.
    public var solved = 0

    /// Makes a tally.
    public init(count: Int = 0, solved: Int = 0) {
      self.count = count
      self.solved = solved
    }
  }

  /// The exercises of each chapter that has any, by its folder name.
  ///
  /// A folder `Exercises/NN-name/M-name` is an exercise; `swift run exercises` keeps which are solved.
  public func exercises() -> [String: ExerciseTally] {
    let root = FilePath.join(folder, "Exercises")
    let progress = ProgressFile.read(in: root)
    var tallies: [String: ExerciseTally] = [:]
    for exercise in ExerciseFolder.all(in: root) {
      tallies[exercise.chapter, default: ExerciseTally()].count += 1
      if progress[exercise.id].state == .solved {
        tallies[exercise.chapter, default: ExerciseTally()].solved += 1
      }
    }
    return tallies
  }
}
