#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The programs of the package: beside this one, where `swift build` puts them all.
package struct Programs: Sendable {
  /// The product that checks exercises.
  package static let exercises = "exercises"

  /// The product that draws the map.
  package static let workbench = "workbench"

  /// The product that is the local server.
  package static let server = "workbench-server"

  /// The folder that holds them.
  package let folder: String

  /// The sources that they are built from.
  package let package: PackageFolder

  private let builds = BuildTimes()

  /// Takes the programs of a folder.
  package init(folder: String, package: PackageFolder) {
    self.folder = folder
    self.package = package
  }

  /// The product that runs a chapter: its name without the number, or `workbench` for the map.
  package static func product(of chapter: String) -> String {
    chapter == PackageFolder.map ? workbench : String(chapter.dropFirst(3))
  }

  /// The path of a product.
  package func path(_ product: String) -> String { folder + "/" + product }

  /// The command that runs a chapter, without options: its program, or `workbench map`.
  package func command(_ chapter: String) -> [String] {
    let program = path(Self.product(of: chapter))
    return chapter == PackageFolder.map ? [program, "map"] : [program]
  }

  /// Whether the chapter's program is there.
  package func isBuilt(_ chapter: String) -> Bool {
    PackageFolder.date(of: command(chapter)[0]) != nil
  }

  // MARK: - Builds

  /// The command that builds a chapter's program; nil where it is there and newer than its sources.
  package func build(_ chapter: String) -> [String]? {
    // Looked at anew: a learner who has just saved a file expects it to be built.
    let package = PackageFolder(path: package.path)
    return build(
      Self.product(of: chapter), after: max(package.chapterDate(chapter), package.libraryDate()))
  }

  /// The command that builds the program which checks exercises; nil where that is there and new.
  package func buildOfExercises() -> [String]? {
    build(Self.exercises, after: PackageFolder(path: package.path).exercisesDate())
  }

  /// The command that builds the local server; nil where that is there and new.
  package func buildOfServer() -> [String]? {
    build(Self.server, after: PackageFolder(path: package.path).serverDate())
  }

  private func build(_ product: String, after date: Double) -> [String]? {
    if let linked = PackageFolder.date(of: path(product)), max(linked, builds[product]) >= date {
      return nil
    }
    return buildCommand(product)
  }

  /// Remembers that a product was brought up to date by a build that began then.
  ///
  /// The program's own date doesn't tell: where a file was saved without a change, nothing is linked.
  package func noteBuild(of product: String, at start: ContinuousClock.Instant) {
    builds.note(product, age: ContinuousClock.now - start)
  }

  /// The command that builds a product in the folder in which this one looks.
  package func buildCommand(_ product: String) -> [String] {
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
