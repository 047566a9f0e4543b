import ExerciseCatalogue
import Foundation
import Platform
import Testing

struct ProgressFileTests {
  @Test("What is written is read again, and lines of other versions are kept")
  func roundTrip() {
    let text = """
      # Progress of the exercises, written by `swift run exercises`.
      05.1 solved hints=2
      05.2 attempted hints=3 gave-up
      99.9 postponed until=tomorrow

      """
    let file = ProgressFile(text)
    #expect(file["05.1"] == ExerciseProgress(state: .solved, hintsUsed: 2, gaveUp: false))
    #expect(file["05.2"] == ExerciseProgress(state: .attempted, hintsUsed: 3, gaveUp: true))
    #expect(file["07.1"] == ExerciseProgress())
    #expect(file.text == text)
  }

  @Test("Every beginning of a file reads without a crash", arguments: 0...70)
  func readsBeginnings(length: Int) {
    let text = "05.1 solved hints=2\n05.2 attempted hints=99999999999999999999 gave-up\n"
    let file = ProgressFile(String(text.prefix(length)))
    #expect((0...3).contains(file["05.1"].hintsUsed))
  }

  @Test("A write killed at any moment leaves the old file: only whole files get the name")
  func leavesTheOldFile() throws {
    let folder = try TemporaryFolder()
    try ProgressFile.change("05.1", in: folder.path) { $0.state = .solved }
    // What a killed write leaves is a temporary file beside it.
    try Data("05.1 so".utf8).write(to: URL(filePath: "\(folder.path)/.tmp-1-abcdef01"))
    #expect(ProgressFile.read(in: folder.path)["05.1"].state == .solved)
  }

  @Test("The next write removes what killed writers left, and nothing of those that live")
  func removesLeftovers() throws {
    let folder = try TemporaryFolder()
    let names = [".tmp-\(Int32.max)-abcdef01", ".tmp-\(getppid())-abcdef01", "other.7.tmp"]
    for name in names { try Data().write(to: URL(filePath: "\(folder.path)/\(name)")) }
    try ProgressFile.change("05.1", in: folder.path) { $0.state = .solved }
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(left.sorted() == [names[1], names[2], "progress.txt"])
  }

  @Test("A folder that can't be written is an error with its name")
  func tellsWhatCantBeWritten() {
    #expect(
      throws: FileError(
        "“/nowhere/at/all/progress.txt” can't be written: there is no folder “/nowhere/at/all”; "
          + "make it first.",
        cause: .missing, reason: "No such file or directory")
    ) {
      try ProgressFile.change("05.1", in: "/nowhere/at/all") { $0.state = .solved }
    }
  }
}
