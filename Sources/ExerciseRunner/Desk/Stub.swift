import ExerciseCatalogue
import Phrases
import Platform

/// The learner's file as it was given out.
enum Stub {
  /// Keeps a backup, restores the stub, and says where the backup is.
  static func restore(
    _ exercise: Exercise, in catalogue: ExercisePackage, screen: Screen = Screen()
  ) throws -> String {
    screen.text(try restored(exercise, catalogue))
  }

  /// Finds the stub in the project's history.
  ///
  /// - Throws: `RunnerError` that says what keeps it from being found.
  static func find(_ exercise: Exercise, in catalogue: ExercisePackage) throws -> [UInt8] {
    let committed = CommittedFiles(root: catalogue.root)
    if let stub = committed.stub(exercise.learnerFile) { return stub }
    if let complaint = committed.complaint {
      throw RunnerError(
        """
        The stub of \(exercise.id) is not to be had: \(complaint). It comes from the project's history, \
        so \(catalogue.root) must be a git clone that you own. Nothing was changed.
        """)
    }
    throw RunnerError(
      """
      The stub of \(exercise.id) is not to be had: git has no version of \
      “\(catalogue.short(exercise.learnerFile))” that throws NotAttempted(). Nothing was changed.
      """)
  }

  private static func restored(
    _ exercise: Exercise, _ catalogue: ExercisePackage
  ) throws -> Phrase {
    let stub = try find(exercise, in: catalogue)
    guard let own = WholeFile.bytes(exercise.learnerFile) else {
      try AtomicFile.write(stub, to: exercise.learnerFile)
      return "\(exercise.id) is back; there was no file to keep."
    }
    guard LineEnds.unified(own) != stub else {
      return "\(exercise.id) is the stub already. Nothing was changed."
    }
    let folder = catalogue.folder + "/backups"
    try FileSystem.makeFolder(folder)
    var number = 1
    while FileSystem.exists("\(folder)/\(exercise.id)-\(number).swift") { number += 1 }
    let backup = "\(folder)/\(exercise.id)-\(number).swift"
    try AtomicFile.write(own, to: backup)
    try AtomicFile.write(stub, to: exercise.learnerFile)
    try ProgressFile.change(exercise.id, in: catalogue.folder) { $0.state = .new }
    return "\(exercise.id) is as it was given out. Your file is in \(catalogue.short(backup))."
  }
}
