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
}
