import Phrases
import Platform

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// All exercises in a folder, in order.
public struct ExercisePackage: Sendable {
  /// The package of the exercises.
  public let folder: String
  /// The project, one folder above.
  public var root: String {
    String(folder.prefix(upTo: folder.lastIndex(of: "/") ?? folder.startIndex))
  }
  /// The exercises, in order.
  public let exercises: [Exercise]

  /// Finds the exercises.
  ///
  /// - Parameter named: The package of the exercises; nil looks for a folder `Exercises` here and in
  ///   the folders above.
  /// - Throws: `ExerciseError` where there is none, or where an `Exercise.json` can't be read.
  public init(named: String?) throws(ExerciseError) {
    folder = try Self.find(named)
    var found: [Exercise] = []
    for place in ExerciseFolder.all(in: folder) {
      found.append(Exercise(place, card: try place.card()))
    }
    exercises = found
  }

  /// Finds the exercises for a list: what can't be read is left out.
  ///
  /// - Parameter project: The folder that has a folder `Exercises`.
  public init(ofProject project: String) {
    folder = FilePath.join(project, "Exercises")
    exercises = ExerciseFolder.all(in: folder).compactMap { place in
      (try? place.card()).map { Exercise(place, card: $0) }
    }
  }

  /// How far the learner is.
  public var progress: ProgressFile { ProgressFile.read(in: folder) }

  /// The exercises that a word on the command line names: `05`, `attention`, `05.1`, `5.1`, or nil for all.
  public func select(_ word: String?) throws(ExerciseError) -> [Exercise] {
    guard let word else { return exercises }
    let parts = word.split(separator: ".").map(String.init)
    let chapter = parts.first.map { $0.count == 1 ? "0" + $0 : $0 } ?? ""
    let wanted = ([chapter] + parts.dropFirst()).joined(separator: ".")
    let chosen = exercises.filter {
      $0.id == wanted || $0.chapter == word || $0.chapter.dropFirst(3) == word
        || (parts.count == 1 && $0.id.hasPrefix(wanted + "."))
    }
    guard !chosen.isEmpty else {
      let first = exercises.first?.id ?? "05.1"
      throw ExerciseError(
        """
        There is no exercise “\(word)”: name a chapter, such as \(first.prefix(2)), or an exercise, \
        such as \(first). `swift run exercises list` shows all.
        """)
    }
    return chosen
  }

  /// The one exercise that a word names.
  public func one(_ word: String) throws(ExerciseError) -> Exercise {
    let chosen = try select(word)
    guard chosen.count == 1 else {
      throw ExerciseError(
        "“\(word)” names \(chosen.count) exercises: name one, such as \(chosen[0].id).")
    }
    return chosen[0]
  }

  /// A path as the learner would type it, from the project's top.
  public func short(_ path: String) -> String {
    path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
  }

  private static func find(_ named: String?) throws(ExerciseError) -> String {
    var place = FileManager.default.currentDirectoryPath
    if let named {
      let path = named.hasPrefix("/") ? named : "\(place)/\(named)"
      let plain = path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
      guard FileSystem.exists("/\(plain)/Package.swift") else {
        throw ExerciseError("“\(named)” is no package of exercises: it has no Package.swift.")
      }
      return "/" + plain
    }
    while true {
      if FileSystem.exists(place + "/Exercises/Package.swift") { return place + "/Exercises" }
      guard let slash = place.lastIndex(of: "/"), slash != place.startIndex else { break }
      place = String(place[..<slash])
    }
    throw ExerciseError(
      "There is no folder Exercises here or above: run this inside the project's folder.")
  }
}
