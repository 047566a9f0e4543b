import Platform

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// All exercises in a folder, in order.
struct Catalogue {
  /// The package of the exercises.
  let folder: String
  /// The project, one folder above.
  var root: String { String(folder.prefix(upTo: folder.lastIndex(of: "/") ?? folder.startIndex)) }
  /// The exercises, in order.
  let exercises: [Exercise]

  /// Finds the exercises.
  ///
  /// - Parameter named: The package of the exercises; nil looks for a folder `Exercises` here and in
  ///   the folders above.
  /// - Throws: `RunnerError` where there is none, or where an `Exercise.json` can't be read.
  init(named: String?) throws(RunnerError) {
    folder = try Self.find(named)
    var found: [Exercise] = []
    for chapter in Self.numbered(in: folder) {
      for name in Self.numbered(in: "\(folder)/\(chapter)") {
        let path = "\(folder)/\(chapter)/\(name)"
        let id = [chapter, name].map { $0.prefix { $0 != "-" } }.joined(separator: ".")
        let card = try Self.card("\(path)/Exercise.json")
        found.append(Exercise(id: id, chapter: chapter, folder: path, card: card))
      }
    }
    exercises = found
  }

  /// The exercises that a word on the command line names: `05`, `attention`, `05.1`, `5.1`, or nil for all.
  func select(_ word: String?) throws(RunnerError) -> [Exercise] {
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
      throw RunnerError(
        """
        There is no exercise “\(word)”: name a chapter, such as \(first.prefix(2)), or an exercise, \
        such as \(first). `swift run exercises list` shows all.
        """)
    }
    return chosen
  }

  /// The one exercise that a word names.
  func one(_ word: String) throws(RunnerError) -> Exercise {
    let chosen = try select(word)
    guard chosen.count == 1 else {
      throw RunnerError(
        "“\(word)” names \(chosen.count) exercises: name one, such as \(chosen[0].id).")
    }
    return chosen[0]
  }

  /// A path as the learner would type it, from the project's top.
  func short(_ path: String) -> String {
    path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
  }

  /// The names in a folder that begin with a digit, sorted.
  static func numbered(in folder: String) -> [String] {
    FileSystem.names(in: folder).filter { $0.first?.isNumber == true }
  }

  private static func find(_ named: String?) throws(RunnerError) -> String {
    var place = FileManager.default.currentDirectoryPath
    if let named {
      let path = named.hasPrefix("/") ? named : "\(place)/\(named)"
      let plain = path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
      guard FileSystem.exists("/\(plain)/Package.swift") else {
        throw RunnerError("“\(named)” is no package of exercises: it has no Package.swift.")
      }
      return "/" + plain
    }
    while true {
      if FileSystem.exists(place + "/Exercises/Package.swift") { return place + "/Exercises" }
      guard let slash = place.lastIndex(of: "/"), slash != place.startIndex else { break }
      place = String(place[..<slash])
    }
    throw RunnerError(
      "There is no folder Exercises here or above: run this inside the project's folder.")
  }

  private static func card(_ path: String) throws(RunnerError) -> ExerciseCard {
    guard let bytes = WholeFile.bytes(path) else {
      throw RunnerError("“\(path)” is missing: each exercise's folder needs an Exercise.json.")
    }
    do {
      return try JSONDecoder().decode(ExerciseCard.self, from: Data(bytes))
    } catch {
      throw RunnerError(
        """
        “\(path)” can't be read: it must have title, difficulty, minutes, lesson, hints, why and \
        mistakes (\(error)).
        """)
    }
  }
}
