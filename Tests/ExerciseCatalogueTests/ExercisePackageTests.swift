import ExerciseCatalogue
import Foundation
import Platform
import Testing

@Suite("A package of exercises")
struct ExercisePackageTests {
  private let folder: TemporaryFolder
  private var package: String { "\(folder.path)/Exercises" }

  init() throws {
    folder = try TemporaryFolder()
    let card = """
      {"title": "T", "difficulty": 1, "minutes": 5, "lesson": "01-a#b", "hints": [], "why": "",
      "mistakes": {}}
      """
    for (place, text) in [
      ("02-b/1-x", card), ("01-a/2-y", card), ("01-a/1-x", card), ("01-a/10-z", "broken"),
    ] {
      try FileSystem.makeFolder("\(package)/\(place)")
      try AtomicFile.write(Array(text.utf8), to: "\(package)/\(place)/Exercise.json")
    }
    try FileSystem.makeFolder("\(package)/Tests/1-no")
    try AtomicFile.write([], to: "\(package)/01-a/3-file")
    try AtomicFile.write([], to: "\(package)/Package.swift")
  }

  @Test("finds folders in order, whatever is in them")
  func folders() {
    let all = ExerciseFolder.all(in: package)
    #expect(all.map(\.id) == ["01.1", "01.10", "01.2", "02.1"])
    #expect(all.map(\.chapter) == ["01-a", "01-a", "01-a", "02-b"])
    #expect(ExerciseFolder.all(in: folder.path + "/none") == [])
  }

  @Test("leaves out of a list what can't be read, and is strict where work is to be done")
  func cards() throws {
    try ProgressFile.change("01.2", in: package) { $0.state = .solved }
    let list = ExercisePackage(ofProject: folder.path)
    #expect(list.exercises.map(\.id) == ["01.1", "01.2", "02.1"])
    #expect(list.progress["01.2"].state == .solved)
    let error = #expect(throws: ExerciseError.self) { try ExercisePackage(named: package) }
    #expect(
      error?.description.hasPrefix("“\(package)/01-a/10-z/Exercise.json” can't be read") == true)
  }
}
