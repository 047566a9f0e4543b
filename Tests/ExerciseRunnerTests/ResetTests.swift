import ExerciseCatalogue
import ExerciseKit
import Foundation
import Platform
import Testing

@testable import ExerciseRunner

/// Resetting, in a small repository of its own.
struct ResetTests {
  private let folder: TemporaryFolder
  private let catalogue: ExercisePackage
  private let stub = "// 01.1 Title\nthrow NotAttempted()\n"

  init() throws {
    folder = try TemporaryFolder()
    let place = "\(folder.path)/Exercises/01-first/1-only"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    try "".write(
      toFile: "\(folder.path)/Exercises/Package.swift", atomically: true, encoding: .utf8)
    try stub.write(toFile: "\(place)/Learner.swift", atomically: true, encoding: .utf8)
    let card = ExerciseCard(
      title: "Title", difficulty: 1, minutes: 5, lesson: "01-first#a", hints: ["a", "b", "c"],
      why: "So.", mistakes: [:])
    try JSONEncoder().encode(card).write(to: URL(filePath: "\(place)/Exercise.json"))
    catalogue = try ExercisePackage(named: "\(folder.path)/Exercises")
    try git("init", "-q")
    try commit()
  }

  private func git(_ arguments: String...) throws {
    let child = ChildProcess(
      "git", ["-C", folder.path, "-c", "user.name=A", "-c", "user.email=a@b"] + arguments)
    let outcome = try child.run(limits: .init(seconds: 20, outputBytes: 100_000))
    #expect(outcome.end == .exited(0))
  }

  private func commit() throws {
    try git("add", "-A")
    try git("commit", "-qm", "x")
  }

  private var exercise: Exercise { get throws { try catalogue.one("1.1") } }

  private func write(_ text: String) throws {
    try text.write(toFile: exercise.learnerFile, atomically: true, encoding: .utf8)
  }

  @Test("Reset restores the stub and keeps every earlier file, each under its own name")
  func keepsBackups() throws {
    for (number, text) in [(1, "first\n"), (2, "second\n")] {
      try write(text)
      let sentence = try Stub.restore(exercise, in: catalogue)
      #expect(
        sentence == """
          01.1 is as it was given out. Your file is in Exercises/backups/01.1-\(number).swift.
          """)
      #expect(WholeFile.text(try exercise.learnerFile) == stub)
      #expect(WholeFile.text("\(catalogue.folder)/backups/01.1-\(number).swift") == text)
    }
    #expect(
      try Stub.restore(exercise, in: catalogue)
        == "01.1 is the stub already. Nothing was changed.")
  }

  @Test("A learner may commit a solved file: the stub is found in an earlier commit")
  func findsTheStubInHistory() throws {
    try write("solved\n")
    try commit()
    _ = try Stub.restore(exercise, in: catalogue)
    #expect(WholeFile.text(try exercise.learnerFile) == stub)
  }

  @Test("Without a git clone the sentence says so, and not that a version is missing")
  func noClone() throws {
    try FileManager.default.moveItem(atPath: "\(folder.path)/.git", toPath: "\(folder.path)/off")
    try write("mine\n")
    let error = #expect(throws: RunnerError.self) {
      try Stub.restore(exercise, in: catalogue)
    }
    let sentence = error?.description ?? ""
    #expect(sentence.contains("git says “fatal: ") && sentence.contains("must be a git clone"))
    #expect(WholeFile.text(try exercise.learnerFile) == "mine\n")
  }

  @Test("A file that differs in its line ends only is untouched, and is the stub already")
  func lineEnds() throws {
    try write(stub.replacing("\n", with: "\r\n"))
    #expect(Assessor(catalogue: catalogue).isUntouched(try exercise))
    #expect(
      try Stub.restore(exercise, in: catalogue)
        == "01.1 is the stub already. Nothing was changed.")
  }

  @Test("An untouched file is told from an edited one")
  func tellsUntouched() throws {
    let assessor = Assessor(catalogue: catalogue)
    #expect(assessor.isUntouched(try exercise))
    try write("mine\n")
    #expect(!assessor.isUntouched(try exercise))
  }

  @Test("An unknown exercise is an error that says what there is")
  func refusesUnknownNames() {
    #expect(
      throws: ExerciseError(
        """
        There is no exercise “07”: name a chapter, such as 01, or an exercise, such as 01.1. \
        `swift run exercises list` shows all.
        """)
    ) {
      try catalogue.select("07")
    }
  }

  @Test("A chapter goes by its number, its name or its folder")
  func chapterNames() throws {
    let all = try catalogue.select(nil).filter { $0.chapter == catalogue.exercises[0].chapter }
    let chapter = catalogue.exercises[0].chapter
    for word in [String(chapter.prefix(2)), String(chapter.dropFirst(3)), chapter] {
      #expect(try catalogue.select(word).map(\.id) == all.map(\.id))
    }
  }

  @Test("Three hints come one by one, and are noted")
  func hints() throws {
    let screen = Screen()
    #expect(
      try Hints.next(of: exercise, in: catalogue, screen: screen) == [
        "01.1 Title", "  Hint 1 of 3: a",
      ])
    _ = try Hints.next(of: exercise, in: catalogue, screen: screen)
    _ = try Hints.next(of: exercise, in: catalogue, screen: screen)
    let last = try Hints.next(of: exercise, in: catalogue, screen: screen)
    #expect(last.contains("  Hint 3 of 3: c"))
    #expect(ProgressFile.read(in: catalogue.folder)["01.1"].hintsUsed == 3)
  }
}
