import Foundation
import Testing

@testable import ExerciseRunner

struct CompilerErrorTests {
  @Test("The first error in the learner's file is found, and no other")
  func findsTheFirst() throws {
    let folder = try TemporaryFolder()
    let file = "\(folder.path)/Learner.swift"
    try Data("one\nlet x: Int = \"a\"\n".utf8).write(to: URL(filePath: file))
    let output = """
      Building for debugging...
      /elsewhere/Learner.swift:1:1: error: not ours
      \(file):1:1: warning: only a warning
      \(file):2:14: error: cannot convert value of type 'String': really
      \(file):1:1: error: a later one
      """
    #expect(
      CompilerError.first(in: output, about: file)
        == CompilerError(
          line: 2, column: 14, message: "cannot convert value of type 'String': really",
          source: "let x: Int = \"a\""))
    #expect(CompilerError.first(in: output, about: "\(folder.path)/Other.swift") == nil)
  }

  private func hidden(_ source: String, _ message: String) throws -> CompilerError? {
    let folder = try TemporaryFolder()
    let file = "\(folder.path)/Learner.swift"
    try Data(source.utf8).write(to: URL(filePath: file))
    return CompilerError.hidden(in: "/x/Mistakes.swift:9:8: error: \(message)", about: file)
  }

  private let unseen = "module 'Learner_05_1' has no member named 'ScaledDotProduct'"

  @Test("A declaration that is not public is named in the learner's own file")
  func tellsWhatIsHidden() throws {
    let source = "import Tensors\n\nenum ScaledDotProduct: P {\n  static func attend() {}\n}\n"
    let wanted = CompilerError(
      line: 3, column: 1,
      message: "“ScaledDotProduct” is not public: write “public enum ScaledDotProduct” and "
        + "“public static func attend”, so that the checks can see it.",
      source: "enum ScaledDotProduct: P {")
    #expect(try hidden(source, unseen) == wanted)
    let other = "'ScaledDotProduct' is inaccessible due to 'internal' protection level"
    #expect(try hidden(source, other) == wanted)
    let half = source.replacing("static", with: "public static")
    #expect(
      try hidden(half, unseen)?.message
        == "“ScaledDotProduct” is not public: write “public enum ScaledDotProduct”, so that the "
        + "checks can see it.")
  }

  @Test("A declaration that is gone is missed by its name, and other errors stay what they are")
  func tellsWhatIsGone() throws {
    #expect(
      try hidden("// mine\n", unseen)?.message
        == "There is no “ScaledDotProduct” in this file: the checks look for it under this name. "
        + "`swift run exercises reset` brings the file back as it was given out, and keeps yours.")
    #expect(try hidden("enum A {}\n", "cannot find 'x' in scope") == nil)
  }
}
