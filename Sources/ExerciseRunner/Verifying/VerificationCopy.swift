import ExerciseCatalogue
import Platform

/// A copy of the exercises with the committed stubs in place of the learner's files.
///
/// It stands beside the package, so that `path: ".."` leads to the same project, and is kept, so that
/// the next time builds only what has changed.
struct VerificationCopy {
  /// All exercises, as they are.
  let catalogue: ExercisePackage
  /// The copy's folder, ignored by git.
  let folder: String

  init(of catalogue: ExercisePackage) {
    self.catalogue = catalogue
    let name = catalogue.folder.split(separator: "/").last.map(String.init) ?? "Exercises"
    folder = "\(catalogue.root)/.build-verify-\(name)"
  }

  /// Brings the copy up to date; files that are equal stay untouched.
  ///
  /// - Returns: The exercises in the copy.
  func update() throws -> ExercisePackage {
    let committed = CommittedFiles(root: catalogue.root)
    try FileSystem.makeFolder(folder)
    try copy("\(catalogue.folder)/Package.swift", to: "\(folder)/Package.swift")
    for copied in ExerciseFolder.all(in: folder)
    where !FileSystem.exists(catalogue.folder + copied.path.dropFirst(folder.count)) {
      FileSystem.remove(copied.path)
    }
    for exercise in catalogue.exercises {
      let place = folder + exercise.folder.dropFirst(catalogue.folder.count)
      try FileSystem.makeFolder(place)
      for name in ["Exercise.json", "Checks.swift", "Solution.swift", "Mistakes.swift"] {
        try copy("\(exercise.folder)/\(name)", to: "\(place)/\(name)")
      }
      let stub = committed.latest(exercise.learnerFile) ?? WholeFile.textBytes(exercise.learnerFile)
      guard let stub else {
        throw RunnerError("\(exercise.id) has no Learner.swift: write its stub.")
      }
      if WholeFile.bytes("\(place)/Learner.swift") != stub {
        try AtomicFile.write(stub, to: "\(place)/Learner.swift")
      }
    }
    return try ExercisePackage(named: folder)
  }

  private func copy(_ source: String, to place: String) throws {
    guard let bytes = WholeFile.bytes(source) else {
      throw RunnerError("“\(catalogue.short(source))” is missing: each exercise needs five files.")
    }
    if WholeFile.bytes(place) != bytes { try AtomicFile.write(bytes, to: place) }
  }
}
