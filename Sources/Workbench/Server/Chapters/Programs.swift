#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The chapters' programs: beside this one, where `swift build` puts them all.
struct Programs: Sendable {
  /// The folder that holds them.
  let folder: String

  let package: PackageFolder

  private let builds = BuildTimes()

  /// The product's name, which is the chapter's without its number.
  static func product(of chapter: String) -> String { String(chapter.dropFirst(3)) }

  /// The command that runs a chapter, without options: its program, or `workbench map`.
  func command(_ chapter: String) -> [String] {
    chapter == PackageFolder.map
      ? [folder + "/workbench", "map"] : [folder + "/" + Self.product(of: chapter)]
  }

  /// Whether the chapter's program is there.
  func isBuilt(_ chapter: String) -> Bool {
    PackageFolder.date(of: command(chapter)[0]) != nil
  }

  /// The command that builds a chapter's program; nil where it is there and newer than its sources.
  func build(_ chapter: String) -> [String]? {
    // The server's own program can't be exchanged while it runs.
    if chapter == PackageFolder.map { return nil }
    // Looked at anew: a learner who has just saved a file expects it to be built.
    let package = PackageFolder(path: package.path)
    return build(
      Self.product(of: chapter), after: max(package.chapterDate(chapter), package.libraryDate()))
  }

  /// The command that builds the program which checks exercises; nil where that is there and new.
  func buildOfExercises() -> [String]? {
    build(Self.exercises, after: PackageFolder(path: package.path).exercisesDate())
  }

  /// The product that checks exercises.
  static let exercises = "exercises"

  private func build(_ product: String, after date: Double) -> [String]? {
    if let linked = PackageFolder.date(of: folder + "/" + product),
      max(linked, builds[product]) >= date
    {
      return nil
    }
    return buildCommand(product)
  }

  /// Remembers that a product was brought up to date by a build that began then.
  ///
  /// The program's own date doesn't tell: where a file was saved without a change, nothing is linked.
  func noteBuild(of product: String, at start: ContinuousClock.Instant) {
    builds.note(product, age: ContinuousClock.now - start)
  }

  /// The command that builds a product in the folder in which this one looks.
  func buildCommand(_ product: String) -> [String] {
    var command = ["swift", "build", "--package-path", package.path]
    // …/.build/x86_64-unknown-linux-gnu/debug
    let parts = folder.split(separator: "/")
    if let configuration = parts.last, configuration == "release" || configuration == "debug" {
      command += ["--configuration", String(configuration)]
      let scratch = "/" + parts.dropLast(2).joined(separator: "/")
      if scratch != package.path + "/.build" { command += ["--scratch-path", scratch] }
    }
    return command + ["--product", product]
  }
}
