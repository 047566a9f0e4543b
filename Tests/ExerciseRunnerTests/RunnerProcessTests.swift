import ExerciseCatalogue
import Foundation
import Testing

@testable import ExerciseRunner

/// The runner as a learner runs it, on a package with one exercise.
@Suite(.serialized)
struct RunnerProcessTests {
  static let solution =
    "(queries.matmul(keys.transposed) / Float(queries.shape[1]).squareRoot()).softmax().matmul(values)"

  @Test("A stub is not attempted, and that is no success")
  func stub() throws {
    let outcome = try PracticePackage().run("check", "05.1")
    #expect(outcome.text.contains("05.1 Scaled dot-product attention: not attempted"))
    #expect(outcome.status == 1)
  }

  @Test(
    "Everything that can go wrong has a verdict of its own, and none passes",
    arguments: [
      ("return \"no tensor\"", "does not compile"),
      ("return \"no tensor\"", "Learner.swift:8:12"),
      ("while true {}", "Your code was stopped after 20 seconds"),
      ("return [queries][3]", "crashed"),
      (
        "return try attend(queries: queries, keys: keys, values: values)", "call itself without end"
      ),
      ("return queries.matmul(keys.transposed) / 0", "The first infinite number is at"),
      ("return (queries / 0).matmul(keys.transposed).matmul(values)", "The first NaN is at"),
      ("return queries.columns(0..<1)", "shape"),
      ("return Tensor(rows: [[2, 20]])", "not yet"),
      ("exit(0)", "Your code ended the program with status 0"),
      ("print(\"passed\"); print(\"{}\"); exit(0)", "ended early"),
      (
        "var all: [[Float]] = []; while true { all.append(.init(repeating: 1, count: 1 << 26)) }",
        "more than 3 GB of memory"
      ),
      ("while true { print(\"hello\") }", "printed more than 1 MB"),
      ("throw CancellationError()", "threw an error: CancellationError()"),
      ("return queries.matmul(keys.transposed).softmax().matmul(values)", "Is the division by √d"),
    ])
  func verdicts(body: String, phrase: String) throws {
    let package = try PracticePackage()
    try package.write(stub: body)
    let outcome = try package.run("check", "05.1")
    let words = outcome.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains(phrase))
    #expect(outcome.status == 1)
    #expect(!outcome.text.contains("solved,"))
    #expect(outcome.text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test("The solution is solved, noted, and may be compared")
  func solved() throws {
    let package = try PracticePackage()
    let early = try package.run("solution", "05.1")
    #expect(early.status != 0)
    #expect(early.text.contains("05.1 is not solved yet."))
    try package.write(stub: "return " + Self.solution)
    let outcome = try package.run("check")
    #expect(outcome.status == 0)
    #expect(outcome.text.contains("solved, 4 checks passed"))
    #expect(ProgressFile.read(in: package.folder)["05.1"].state == .solved)
    #expect(try package.run("solution", "05.1").text.contains("enum ScaledDotProduct"))
    let status = try package.run("status", "--json")
    #expect(status.text.contains("\"state\" : \"solved\""))
  }

  @Test("What `solution` prints can be pasted into the learner's file, and passes")
  func pasted() throws {
    let package = try PracticePackage()
    let printed = try package.run("solution", "05.1", "--give-up").text
    let lines = printed.split(separator: "\n", omittingEmptySubsequences: false)
    let begin = try #require(lines.firstIndex { $0.hasPrefix("import ") })
    let end = try #require(lines.firstIndex { $0.hasPrefix("Why it works") })
    try package.write(lines[begin..<end].joined(separator: "\n"))
    let outcome = try package.run("check", "05.1")
    #expect(outcome.text.contains("solved, 4 checks passed"))
  }

  @Test(
    "Who leaves out `public` is told so in their own file",
    arguments: [
      ("public enum", "enum", "Learner.swift:6:1"),
      ("public enum", "enum", "“ScaledDotProduct” is not public: write “public enum"),
      ("ScaledDotProduct:", "Other:", "There is no “ScaledDotProduct” in this file"),
    ])
  func hidden(old: String, new: String, phrase: String) throws {
    let package = try PracticePackage()
    try package.write(stub: "return " + Self.solution)
    try package.change("Learner.swift", old, new)
    let outcome = try package.run("check", "05.1")
    let words = outcome.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains(phrase))
    #expect(outcome.status == 1)
  }

  @Test("A learner's file that is missing is said in words")
  func missing() throws {
    let package = try PracticePackage()
    defer { _ = try? PracticePackage() }
    try FileManager.default.removeItem(atPath: package.learnerFile)
    let outcome = try package.run("check", "05.1")
    let words = outcome.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.contains("Learner.swift” is not there. `swift run exercises reset 05.1` brings it"))
    #expect(outcome.status == 1)
  }

  @Test("Plain output has no colours, maps or signs")
  func plain() throws {
    let package = try PracticePackage()
    try package.write(
      stub: "return queries.matmul(keys.transposed).softmax().matmul(values)")
    let outcome = try package.run("check", "05.1", "--plain")
    #expect(outcome.text.hasPrefix("05.1 Scaled dot-product attention: not yet"))
    #expect(!outcome.text.contains("\u{1b}"))
    #expect(!outcome.text.contains("█"))
  }

  @Test("Verify proves a sound exercise")
  func verifySound() throws {
    let outcome = try PracticePackage().run("verify")
    #expect(outcome.text.contains("05.1  ok: "))
    #expect(outcome.text.contains("4 mistakes named, 0 faults"))
    #expect(outcome.status == 0)
  }

  @Test(
    "Verify is red for one wrong line in the solution, a solved stub, or a mistake without a name",
    arguments: [
      ("Solution.swift", ".squareRoot()", "", "The solution must pass"),
      ("Solution.swift", "values: Tensor) throws", "values: Tensor)", "The public declarations of"),
      ("Learner.swift", "throw NotAttempted()", "return values", "The stub must throw"),
      (
        "Mistakes.swift", "    queries.matmul(keys.transposed).softmax().matmul(values)",
        "    " + solution,
        "The mistake NoDivision must be rejected by its name"
      ),
      ("Exercise.json", "\"NoSoftmax\"", "\"NoSuchMistake\"", "doesn't say what to tell"),
      ("Exercise.json", "05-attention#scores", "05-attention", "The lesson must be"),
    ])
  func verifyRed(file: String, old: String, new: String, phrase: String) throws {
    let package = try PracticePackage()
    defer { _ = try? PracticePackage() }
    try package.change(file, old, new)
    let outcome = try package.run("verify")
    let words = outcome.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains(phrase))
    #expect(outcome.status == 1)
  }
}
