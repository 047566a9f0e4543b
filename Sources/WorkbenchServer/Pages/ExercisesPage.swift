/// How far the learner is with the exercises.
struct ExercisesPage {
  let site: Site

  private struct Row {
    let id: String
    let title: String
    let minutes: Int
    let difficulty: Int
    let file: String
    let state: String
    let mark: String
    let verdict: String
    let hints: String?
  }

  private struct Group {
    let name: String
    let entries: [Row]
  }

  private struct Context {
    let solved: Int
    let count: Int
    let share: Int
    let next: String?
    let chapters: [Group]
  }

  func html() -> String {
    let entries = site.exercises.entries()
    let solved = entries.count { $0.state == "solved" }
    let groups = Set(entries.map(\.chapter)).sorted().map { chapter in
      Group(name: chapter, entries: entries.filter { $0.chapter == chapter }.map(Self.row))
    }
    let next = entries.first { $0.state != "solved" }?.id
    let context = Context(
      solved: solved, count: entries.count,
      share: entries.isEmpty ? 0 : 1000 * solved / entries.count,
      next: next, chapters: groups)
    return ServerPage(
      "Exercises", links: [ServerPage.Link(text: "All chapters", link: "/")]
    ).html(ServerTemplates.exercises.render(context))
  }

  private static func row(_ entry: ExerciseStore.Entry) -> Row {
    let (mark, verdict) =
      switch entry.state {
      case "solved": ("✓", "solved")
      case "attempted": ("✗", "not yet right")
      default: ("○", "not tried")
      }
    return Row(
      id: entry.id, title: entry.title, minutes: entry.minutes, difficulty: entry.difficulty,
      file: entry.file, state: entry.state, mark: mark, verdict: verdict,
      hints: entry.hintsUsed == 0
        ? nil : entry.hintsUsed == 1 ? "1 hint shown" : "\(entry.hintsUsed) hints shown")
  }
}
