import ExerciseCatalogue
import Phrases

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
    let package = site.exercises()
    let (entries, progress) = (package.exercises, package.progress)
    let solved = entries.count { progress[$0.id].state == .solved }
    let groups = Set(entries.map(\.chapter)).sorted().map { chapter in
      Group(
        name: chapter,
        entries: entries.filter { $0.chapter == chapter }.map {
          row($0, progress[$0.id], file: package.short($0.learnerFile))
        })
    }
    let next = entries.first { progress[$0.id].state != .solved }?.id
    let context = Context(
      solved: solved, count: entries.count,
      share: entries.isEmpty ? 0 : 1000 * solved / entries.count,
      next: next, chapters: groups)
    return ServerPage("Exercises", links: [("All chapters", "/")], in: site.language)
      .html(site.language.templates.exercises.render(context))
  }

  private func row(
    _ exercise: Exercise, _ progress: ExerciseProgress, file: String
  ) -> Row {
    let (mark, verdict): (String, Phrase) =
      switch progress.state {
      case .solved: ("✓", "solved")
      case .attempted: ("✗", "not yet right")
      case .new: ("○", "not tried")
      }
    let hints: Phrase =
      progress.hintsUsed == 1 ? "1 hint shown" : "\(progress.hintsUsed) hints shown"
    return Row(
      id: exercise.id, title: site.language.text(exercise.title), minutes: exercise.card.minutes,
      difficulty: exercise.card.difficulty, file: file, state: progress.state.rawValue, mark: mark,
      verdict: site.language.text(verdict),
      hints: progress.hintsUsed == 0 ? nil : site.language.text(hints))
  }
}
