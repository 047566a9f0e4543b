// swift-tools-version: 6.2
import Foundation
import PackageDescription

// Each folder NN-chapter/M-name is an exercise, and becomes three targets. A new exercise is a
// folder and nothing else.
//
//   Exercise_NN_M   Checks.swift                     the protocol to conform to, the checks
//   Learner_NN_M    Learner.swift                    so that a broken file stops no other exercise
//   Answers_NN_M    Solution.swift, Mistakes.swift   the program that grades

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
  return [
    .target(
      name: "Exercise_\(number)", dependencies: libraries, path: path,
      exclude: ["Learner.swift", "Solution.swift", "Mistakes.swift", "Exercise.json"],
      sources: ["Checks.swift"]),
    .target(
      name: "Learner_\(number)", dependencies: libraries + [.target(name: "Exercise_\(number)")],
      path: path,
      exclude: ["Checks.swift", "Solution.swift", "Mistakes.swift", "Exercise.json"],
      sources: ["Learner.swift"]),
    .executableTarget(
      name: "Answers_\(number)",
      dependencies: libraries
        + ["Exercise_\(number)", "Learner_\(number)"].map { .target(name: $0) },
      path: path,
      exclude: ["Checks.swift", "Learner.swift", "Exercise.json"],
      sources: ["Solution.swift", "Mistakes.swift"]),
  ]
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
