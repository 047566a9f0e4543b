import ExerciseCatalogue
import Foundation

/// A package with the cards and stubs of one chapter's exercises, whose progress tests may change.
struct ChapterCopy {
  private let temporary: TemporaryFolder

  /// The package's folder.
  var folder: String { temporary.path + "/Exercises" }

  init(_ chapter: String) throws {
    temporary = try TemporaryFolder()
    let files = FileManager.default
    for exercise in ExerciseFolder.all(in: PracticePackage.root + "/Exercises")
    where exercise.chapter == chapter {
      let place = "\(folder)/\(chapter)/\(exercise.path.split(separator: "/").last ?? "")"
      try files.createDirectory(atPath: place, withIntermediateDirectories: true)
      for name in ["Exercise.json", "Learner.swift"] {
        try files.copyItem(atPath: "\(exercise.path)/\(name)", toPath: "\(place)/\(name)")
      }
    }
    try Data().write(to: URL(filePath: "\(folder)/Package.swift"))
  }

  /// The exercises.
  func exercises() throws -> [Exercise] { try package().exercises }

  /// The package.
  func package() throws -> ExercisePackage { try ExercisePackage(named: folder) }
}
