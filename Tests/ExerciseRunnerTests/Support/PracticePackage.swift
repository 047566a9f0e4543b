import ExerciseCatalogue
import ExerciseKit
import Foundation
import Platform

/// A package with exercise 05.1 alone, in which tests may write and break what they like.
///
/// It stands at the top of the project, so that `path: ".."` leads there, and stays for the next run of
/// the tests, since its first build takes most of a minute.
struct PracticePackage {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  let folder = PracticePackage.root + "/.build-exercise-tests"
  private let exercise = "05-attention/1-scaled-dot-product"
  private let source = PracticePackage.root + "/Exercises"

  var learnerFile: String { "\(folder)/\(exercise)/Learner.swift" }

  /// Makes the package as it was given out, without progress.
  init() throws {
    let files = FileManager.default
    try files.createDirectory(
      atPath: "\(folder)/\(exercise)", withIntermediateDirectories: true)
    for name in ["Learner", "Checks", "Solution", "Mistakes"] {
      try restore("\(exercise)/\(name).swift")
    }
    try restore("\(exercise)/Exercise.json")
    try restore("Package.swift")
    try write(stub: "throw NotAttempted()")
    try? files.removeItem(atPath: "\(folder)/progress.txt")
  }

  private func restore(_ name: String) throws {
    let bytes = try Data(contentsOf: URL(filePath: "\(source)/\(name)"))
    let place = URL(filePath: "\(folder)/\(name)")
    if (try? Data(contentsOf: place)) != bytes { try bytes.write(to: place) }
  }

  /// Writes the learner's file with this body.
  func write(stub body: String) throws {
    let text = """
      import ExerciseKit
      import Exercise_05_1
      import Foundation
      import Tensors

      public enum ScaledDotProduct: ScaledDotProductExercise {
        public static func attend(queries: Tensor, keys: Tensor, values: Tensor) throws -> Tensor {
          \(body)
        }
      }

      """
    try write(text)
  }

  /// Writes the learner's file.
  func write(_ text: String) throws {
    if (try? String(contentsOfFile: learnerFile, encoding: .utf8)) != text {
      try text.write(toFile: learnerFile, atomically: true, encoding: .utf8)
    }
  }

  /// Changes a file of the exercise.
  func change(_ name: String, _ old: String, _ new: String) throws {
    let path = "\(folder)/\(exercise)/\(name)"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    guard text.contains(old) else { throw RunFailure("\(name) doesn't contain “\(old)”.") }
    try text.replacing(old, with: new).write(toFile: path, atomically: true, encoding: .utf8)
  }

  /// The runner, beside the bundle of these tests.
  static var runner: String {
    URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "exercises").path
  }

  /// Runs the runner on this package.
  func run(_ arguments: String..., seconds: Double = 600) throws -> (status: Int32, text: String) {
    let child = ChildProcess(Self.runner, arguments + ["--folder", folder])
    let outcome = try child.run(limits: .init(seconds: seconds, outputBytes: 1_000_000))
    guard case .exited(let status) = outcome.end else {
      throw RunFailure("The runner ended: \(outcome.end)")
    }
    return (status, String(decoding: outcome.output, as: UTF8.self))
  }
}

/// Why a test could not do its work.
struct RunFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
