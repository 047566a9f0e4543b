/// Prose of a lesson, fit for a Jupyter notebook: its links lead to notebooks, and its notes, which
/// Jupyter's Markdown does not know, are numbers in brackets.
struct JupyterProse {
  private let lesson: Lesson?
  private let project: Project
  private let chapter: String
  private let numbers: [String: Int]

  init(_ lesson: Lesson?, project: Project, chapter: String) {
    self.lesson = lesson
    self.project = project
    self.chapter = chapter
    var numbers: [String: Int] = [:]
    for (index, note) in (lesson?.footnotes ?? []).enumerated() {
      let name = note.source.drop { $0 != "^" }.dropFirst().prefix { $0 != "]" }
      numbers[String(name)] = index + 1
    }
    self.numbers = numbers
  }

  /// Changes the links and the notes of some Markdown; code in fences stays as it is.
  func markdown(_ source: String) -> String {
    if source.hasPrefix("```") || source.hasPrefix("~~~") { return source }
    var text = source.replacing(/\[\^([^\]\s]+)\]/) { match in
      numbers[String(match.1)].map { "<sup>[\($0)]</sup>" } ?? String(match.0)
    }
    text = text.replacing(/\[([^\]]*)\]\(([^)\s]+)\)/) { match in
      let target = String(match.2)
      guard !target.hasPrefix("http"), !target.hasPrefix("#"), !target.hasPrefix("attachment:")
      else {
        return String(match.0)
      }
      let path = target.prefix { $0 != "#" }
      let name = String(path.dropLast(3))
      guard path.hasSuffix(".md"), project.lesson(name) != nil else { return String(match.1) }
      return "[\(match.1)](../\(name)/\(JupyterNotebook.fileName))"
    }
    return text
  }

  /// All notes, or nil where there are none.
  func notes() -> String? {
    guard let lesson, !lesson.footnotes.isEmpty else { return nil }
    let notes = lesson.footnotes.enumerated().map { index, note in
      let text = note.source.drop { $0 != ":" }.dropFirst()
      let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
      return "\\[\(index + 1)\\] " + markdown(lines.joined(separator: "\n"))
    }
    return notes.joined(separator: "\n\n")
  }
}
