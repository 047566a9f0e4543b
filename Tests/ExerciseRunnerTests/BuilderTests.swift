import Foundation
import Testing

@testable import ExerciseRunner

@Suite("Builder")
struct BuilderTests {
  @Test("A package beside this one may get new files, and lose them again")
  func newPlan() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "builder-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ text: String, to path: String) throws {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let head = "// swift-tools-version: 6.0\nimport PackageDescription\nlet package = Package("
    try write(
      head + "name: \"library\", products: [.library(name: \"Numbers\", targets: [\"Numbers\"])], "
        + "targets: [.target(name: \"Numbers\")])", to: "library/Package.swift")
    try write("public let number = 1\n", to: "library/Sources/Numbers/Number.swift")
    try write(
      head + "name: \"program\", dependencies: [.package(path: \"../library\")], targets: ["
        + ".executableTarget(name: \"program\", dependencies: ["
        + ".product(name: \"Numbers\", package: \"library\")])])", to: "program/Package.swift")
    try write("import Numbers\nprint(number)\n", to: "program/Sources/program/main.swift")

    let builder = Builder(package: folder.appending(path: "program").path)
    #expect(try builder.buildAll([]) == .built)
    Thread.sleep(forTimeInterval: 1.1)  // SwiftPM compares times by the second
    try write("let two = 2\n", to: "library/Sources/Numbers/Two.swift")
    try write("public let number = two\n", to: "library/Sources/Numbers/Number.swift")
    #expect(try builder.buildAll([]) == .built)
    Thread.sleep(forTimeInterval: 1.1)
    try FileManager.default.removeItem(
      at: folder.appending(path: "library/Sources/Numbers/Two.swift"))
    try write("public let number = 3\n", to: "library/Sources/Numbers/Number.swift")
    #expect(try builder.buildAll([]) == .built)
    try write("public let number = none\n", to: "library/Sources/Numbers/Number.swift")
    guard case .broken(let why) = try builder.buildAll([]) else {
      Issue.record("A library that does not compile was built.")
      return
    }
    #expect(why.contains("none"))
  }
}
