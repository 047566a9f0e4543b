import WorkbenchProject

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The exercises, and how far the learner is, as `swift run exercises` keeps it.
struct ExerciseStore: Sendable {
  /// One exercise.
  struct Entry: Equatable, Sendable {
    /// Such as `05.1`.
    let id: String
    /// The chapter's folder name.
    let chapter: String
    let title: String
    let difficulty: Int
    let minutes: Int
    /// The file that the learner edits, from the project's folder on.
    let file: String
    /// `new`, `attempted` or `solved`.
    let state: String
    let hintsUsed: Int
  }

  private struct Card: Decodable {
    let title: String
    let difficulty: Int
    let minutes: Int
  }

  let package: PackageFolder

  /// All exercises, in order.
  func entries() -> [Entry] {
    let root = package.path + "/Exercises"
    let progress = Self.progress(
      FileManager.default.contents(atPath: root + "/progress.txt") ?? Data())
    return Self.names(root).filter(PackageFolder.isChapter).flatMap { chapter in
      Self.names("\(root)/\(chapter)").compactMap { folder -> Entry? in
        let number = folder.prefix { $0 != "-" }
        guard Int(number) != nil,
          let data = FileManager.default.contents(
            atPath: "\(root)/\(chapter)/\(folder)/Exercise.json"),
          let card = try? JSONDecoder().decode(Card.self, from: data)
        else { return nil }
        let id = "\(chapter.prefix(2)).\(number)"
        return Entry(
          id: id, chapter: chapter, title: card.title, difficulty: card.difficulty,
          minutes: card.minutes, file: "Exercises/\(chapter)/\(folder)/Learner.swift",
          state: progress[id]?.state ?? "new", hintsUsed: progress[id]?.hints ?? 0)
      }
    }
  }

  /// Reads the lines `05.1 solved hints=2`.
  static func progress(_ data: Data) -> [String: (state: String, hints: Int)] {
    var progress: [String: (state: String, hints: Int)] = [:]
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard words.count >= 2, ["attempted", "solved"].contains(words[1]) else { continue }
      let hints = words.first { $0.hasPrefix("hints=") }.flatMap { Int($0.dropFirst(6)) }
      progress[words[0]] = (words[1], min(max(hints ?? 0, 0), 3))
    }
    return progress
  }

  private static func names(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }
}
