#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A copy of the exercises with the committed stubs in place of the learner's files.
///
/// It stands beside the package, so that `path: ".."` leads to the same project, and is kept, so that
/// the next time builds only what has changed.
struct VerificationCopy {
  /// All exercises, as they are.
  let catalogue: Catalogue
  /// The copy's folder, ignored by git.
  let folder: String

  init(of catalogue: Catalogue) {
    self.catalogue = catalogue
    let name = catalogue.folder.split(separator: "/").last.map(String.init) ?? "Exercises"
    folder = "\(catalogue.root)/.build-verify-\(name)"
  }

  /// Brings the copy up to date; files that are equal stay untouched.
  ///
  /// - Returns: The exercises in the copy.
  func update() throws(RunnerError) -> Catalogue {
    let committed = CommittedFiles(root: catalogue.root)
    try Files.makeFolder(folder)
    try copy("\(catalogue.folder)/Package.swift", to: "\(folder)/Package.swift")
    for chapter in Files.numbered(in: folder) {
      for name in Files.numbered(in: "\(folder)/\(chapter)")
      where !Files.exists("\(catalogue.folder)/\(chapter)/\(name)") {
        try? FileManager.default.removeItem(atPath: "\(folder)/\(chapter)/\(name)")
      }
    }
    for exercise in catalogue.exercises {
      let place = folder + exercise.folder.dropFirst(catalogue.folder.count)
      try Files.makeFolder(place)
      for name in ["Exercise.json", "Checks.swift", "Solution.swift", "Mistakes.swift"] {
        try copy("\(exercise.folder)/\(name)", to: "\(place)/\(name)")
      }
      let stub = committed.latest(exercise.learnerFile) ?? Files.bytes(exercise.learnerFile)
      guard let stub else {
        throw RunnerError("\(exercise.id) has no Learner.swift: write its stub.")
      }
      if Files.bytes("\(place)/Learner.swift") != stub {
        try Files.write(stub, to: "\(place)/Learner.swift")
      }
    }
    return try Catalogue(named: folder)
  }

  private func copy(_ source: String, to place: String) throws(RunnerError) {
    guard let bytes = Files.bytes(source) else {
      throw RunnerError("“\(catalogue.short(source))” is missing: each exercise needs five files.")
    }
    if Files.bytes(place) != bytes { try Files.write(bytes, to: place) }
  }
}
