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
    for name in lesson?.noteNames ?? [] where numbers[name] == nil {
      numbers[name] = numbers.count + 1
    }
    self.numbers = numbers
  }

  /// Changes the links and the notes of some Markdown; code in fences stays as it is.
  func markdown(_ source: String) -> String {
    if source.hasPrefix("```") || source.hasPrefix("~~~") { return source }
    var text = ClaimMark.removed(from: source).replacing(/\[\^([^\]\s]+)\]/) { match in
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
    guard let lesson, !lesson.notes.isEmpty else { return nil }
    let notes = lesson.notes.compactMap { name, text in numbers[name].map { ($0, text) } }
    return notes.sorted { $0.0 < $1.0 }
      .map { "\\[\($0)\\] " + markdown($1) }.joined(separator: "\n\n")
  }
}
