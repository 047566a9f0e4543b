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

  /// The product's name, which is the chapter's without its number.
  static func product(of chapter: String) -> String { String(chapter.dropFirst(3)) }

  /// The program's path.
  func path(of chapter: String) -> String { folder + "/" + Self.product(of: chapter) }

  /// When the program was built; nil where it wasn't.
  func date(of chapter: String) -> Double? { PackageFolder.date(of: path(of: chapter)) }

  /// Whether the program is there and newer than its sources.
  func isCurrent(_ chapter: String) -> Bool {
    guard let date = date(of: chapter) else { return false }
    // Looked at anew: a learner who has just saved a file expects it to be built.
    let package = PackageFolder(path: package.path)
    return date >= package.chapterDate(chapter) && date >= package.libraryDate()
  }

  /// The command that builds the program in the same folder.
  func buildCommand(_ chapter: String) -> [String] {
    var command = ["swift", "build", "--package-path", package.path]
    // …/.build/x86_64-unknown-linux-gnu/debug
    let parts = folder.split(separator: "/")
    if let configuration = parts.last, configuration == "release" || configuration == "debug" {
      command += ["--configuration", String(configuration)]
      let scratch = "/" + parts.dropLast(2).joined(separator: "/")
      if scratch != package.path + "/.build" { command += ["--scratch-path", scratch] }
    }
    return command + ["--product", Self.product(of: chapter)]
  }
}
