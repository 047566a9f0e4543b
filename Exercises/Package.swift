// swift-tools-version: 6.2
import Foundation
import PackageDescription

// Each folder NN-chapter/M-name is an exercise, and becomes four targets. A new exercise is a
// folder and nothing else.
//
//   Exercise_NN_M   Checks.swift     the protocol to conform to, the checks
//   Learner_NN_M    Learner.swift    so that a broken file stops no other exercise
//   Solution_NN_M   Solution.swift   built as the learner's file is, so that it can stand in its place
//   Answers_NN_M    Mistakes.swift   the program that grades
//
// Where there is a HandOver.swift, there is a fifth one: HandOver_NN_M, which a chapter runs with
// `--use-my-code`.

/// The folders' names in one folder, sorted; hidden ones are left out.
func folders(in path: String) -> [String] {
  let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
  return names.filter { $0.first?.isNumber == true }.sorted()
}

let root = Context.packageDirectory
let libraries: [Target.Dependency] = [
  .product(name: "ExerciseKit", package: "llm-workbench"),
  .product(name: "Tensors", package: "llm-workbench"),
]

func targets(chapter: String, exercise: String) -> [Target] {
  let number = [chapter, exercise].map { $0.prefix { $0 != "-" } }.joined(separator: "_")
  let path = "\(chapter)/\(exercise)"
  let hasHandOver = FileManager.default.fileExists(atPath: "\(root)/\(path)/HandOver.swift")
  let files =
    ["Checks.swift", "Learner.swift", "Solution.swift", "Mistakes.swift", "Exercise.json"]
    + (hasHandOver ? ["HandOver.swift"] : [])
  func all(but source: String) -> [String] { files.filter { $0 != source } }
  let checks = Target.Dependency.target(name: "Exercise_\(number)")
  let learner = Target.Dependency.target(name: "Learner_\(number)")
  let solution = Target.Dependency.target(name: "Solution_\(number)")
  let targets: [Target] = [
    .target(
      name: "Exercise_\(number)", dependencies: libraries, path: path,
      exclude: all(but: "Checks.swift"), sources: ["Checks.swift"]),
    .target(
      name: "Learner_\(number)", dependencies: libraries + [checks], path: path,
      exclude: all(but: "Learner.swift"), sources: ["Learner.swift"]),
    .target(
      name: "Solution_\(number)", dependencies: libraries + [checks], path: path,
      exclude: all(but: "Solution.swift"), sources: ["Solution.swift"]),
    .executableTarget(
      name: "Answers_\(number)", dependencies: libraries + [checks, learner, solution], path: path,
      exclude: all(but: "Mistakes.swift"), sources: ["Mistakes.swift"]),
  ]
  guard hasHandOver else { return targets }
  let handOver = Target.executableTarget(
    name: "HandOver_\(number)",
    dependencies: [learner, .product(name: "LearnerCode", package: "llm-workbench")], path: path,
    exclude: all(but: "HandOver.swift"), sources: ["HandOver.swift"])
  return targets + [handOver]
}

/// `swift test`, for those who like that; a copy of the exercises may lack it.
let tests: [Target] =
  FileManager.default.fileExists(atPath: "\(root)/Tests")
  ? [
    .testTarget(
      name: "ExerciseTests", dependencies: [.product(name: "ExerciseKit", package: "llm-workbench")]
    )
  ] : []

let package = Package(
  name: "Exercises",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "llm-workbench", path: "..")],
  targets: folders(in: root).flatMap { chapter in
    folders(in: "\(root)/\(chapter)").flatMap { targets(chapter: chapter, exercise: $0) }
  } + tests,
  swiftLanguageModes: [.v6])
