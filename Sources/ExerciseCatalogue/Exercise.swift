/// One exercise, found as a folder.
public struct Exercise: Equatable, Sendable {
  /// Such as `05.1`.
  public let id: String
  /// The chapter's folder, such as `05-attention`.
  public let chapter: String
  /// The exercise's folder, with its path.
  public let folder: String
  /// What `Exercise.json` says.
  public let card: ExerciseCard

  init(_ place: ExerciseFolder, card: ExerciseCard) {
    id = place.id
    chapter = place.chapter
    folder = place.path
    self.card = card
  }

  /// The file that the learner edits.
  public var learnerFile: String { folder + "/Learner.swift" }
  /// The reference solution.
  public var solutionFile: String { folder + "/Solution.swift" }
  /// The checks.
  public var checksFile: String { folder + "/Checks.swift" }
  /// The program that grades, as a product of the package.
  public var product: String { "Answers_" + id.split(separator: ".").joined(separator: "_") }

  /// The task: the comment at the head of the learner's file, without its first line, the title.
  public static func task(in source: String) -> String {
    let head = source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .prefix { $0.hasPrefix("//") }
      .map { $0.dropFirst($0.hasPrefix("// ") ? 3 : 2) }
    var lines: [String] = []
    for line in head.dropFirst().drop(while: { $0.isEmpty }) {
      // Prose goes on from line to line, so that it can be broken anew for any width.
      if let last = lines.last, !last.isEmpty, !last.hasPrefix(" "), !line.isEmpty,
        !line.hasPrefix(" ")
      {
        lines[lines.count - 1] += " " + line
      } else {
        lines.append(String(line))
      }
    }
    return lines.joined(separator: "\n")
  }
}
