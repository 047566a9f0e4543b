import ExerciseCatalogue
import ExerciseKit
import Platform

/// Builds and grades a learner's file, and notes the progress.
struct Assessor {
  /// All exercises.
  let catalogue: ExercisePackage
  /// What git has.
  var committed: CommittedFiles { CommittedFiles(root: catalogue.root) }

  /// Whether a first build lies ahead, which takes a while.
  func needsFirstBuild(_ exercise: Exercise) -> Bool {
    !FileSystem.exists(Builder(package: catalogue.folder).program(exercise.product))
  }

  /// Whether the learner's file is as it was given out.
  func isUntouched(_ exercise: Exercise) -> Bool {
    guard let stub = committed.stub(exercise.learnerFile) else { return false }
    return WholeFile.textBytes(exercise.learnerFile) == stub
  }

  /// Checks an exercise.
  ///
  /// - Parameters:
  ///   - exercise: Which one.
  ///   - goesOn: Asked about 30 times a second whether to go on.
  /// - Returns: What became of it; the progress is written by then.
  /// - Throws: `ProcessError` where a program can't be started, `RunnerError` where the progress
  ///   can't be written.
  func assess(_ exercise: Exercise, goesOn: () -> Bool = { true }) throws -> Assessment {
    if isUntouched(exercise) { return .untouched }
    // One that is missing keeps SwiftPM from planning any build, so this one's first.
    if let missing = ([exercise] + catalogue.exercises).first(where: {
      !FileSystem.exists($0.learnerFile)
    }) {
      return .notBuilt(.missingFile(of: missing))
    }
    let builder = Builder(package: catalogue.folder)
    let built = try builder.build(exercise, goesOn: goesOn)
    var assessment = Assessment.notBuilt(built)
    if built == .built {
      let process = GradingProcess(program: builder.program(exercise.product))
      assessment = .graded(try process.verdict(on: "learner", goesOn: goesOn))
    }
    if assessment.isSolved, hasChangedChecks(exercise) { assessment = .passedOwnChecks }
    if !assessment.isCancelled { try note(assessment, on: exercise) }
    return assessment
  }

  /// Whether the checks differ from the project's, so that passing them proves nothing.
  private func hasChangedChecks(_ exercise: Exercise) -> Bool {
    guard let committed = committed.latest(exercise.checksFile) else { return false }
    return WholeFile.textBytes(exercise.checksFile) != committed
  }

  private func note(_ assessment: Assessment, on exercise: Exercise) throws {
    if case .graded(let verdict) = assessment, verdict.kind == .notAttempted { return }
    try ProgressFile.change(exercise.id, in: catalogue.folder) { entry in
      if assessment.isSolved {
        entry.state = .solved
      } else if entry.state == .new {
        entry.state = .attempted
      }
    }
  }
}
