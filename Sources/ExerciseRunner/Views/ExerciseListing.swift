import ExerciseCatalogue
import Phrases
import Platform

/// The list of all exercises, and where the learner stands.
struct ExerciseListing {
  /// All exercises.
  let catalogue: ExercisePackage
  /// The learner's progress.
  let progress: ProgressFile
  /// Where it is shown.
  let screen: Screen

  /// The next exercise: the first that is not solved.
  var next: Exercise? { catalogue.exercises.first { progress[$0.id].state != .solved } }

  /// How many are solved.
  var solvedCount: Int { catalogue.exercises.count { progress[$0.id].state == .solved } }

  /// One line an exercise, below its chapter.
  var lines: [String] {
    var lines: [String] = []
    for (index, exercise) in catalogue.exercises.enumerated() {
      if index == 0 || catalogue.exercises[index - 1].chapter != exercise.chapter {
        lines += (index == 0 ? [] : [""]) + [screen.styled(.strong, .verbatim(exercise.chapter))]
      }
      lines.append(line(exercise))
    }
    return lines + ["", screen.bar(solvedCount, of: catalogue.exercises.count)]
  }

  private func line(_ exercise: Exercise) -> String {
    let entry = progress[exercise.id]
    let word: Phrase =
      switch entry.state {
      case .new: "new"
      case .attempted: "begun"
      case .solved: "solved"
      }
    let style: Screen.Style = entry.state == .solved ? .good : .faint
    var details: [Phrase] = ["\(exercise.card.minutes) min"]
    if entry.hintsUsed > 0 { details.append("hints \(entry.hintsUsed)") }
    if entry.gaveUp { details.append("solution seen") }
    let state = screen.styled(style, .verbatim(TextWidth.padded(screen.text(word), to: 7)))
    let title = TextWidth.padded(screen.text(exercise.title) + " ", to: 38)
    let more = details.map(screen.text).joined(separator: ", ")
    return "  \(exercise.id)  \(state) \(title)\(more)"
  }

  /// How far the learner is, and what is next.
  var overview: [String] {
    var lines = [screen.bar(solvedCount, of: catalogue.exercises.count), ""]
    guard let next else { return lines + [screen.text("All exercises are solved. Well done!")] }
    let name = screen.styled(.strong, "\(next.id) \(next.title)")
    let difficulties: [Phrase] = ["easy", "medium", "hard"]
    let difficulty = difficulties[min(max(next.card.difficulty, 1), 3) - 1]
    lines.append(
      screen.text("Next: \(name)  (\(difficulty), about \(next.card.minutes) minutes)"))
    lines.append("  " + screen.styled(.path, .verbatim(catalogue.short(next.learnerFile))))
    lines += [""] + screen.task(of: next)
    lines += ["", screen.text("Edit the file, and then:")]
    let commands: [(String, Phrase)] = [
      ("swift run exercises watch", "checks at every save"),
      ("swift run exercises check \(next.id)", "checks once"),
      ("swift run exercises hint \(next.id)", "a hint"),
    ]
    return lines
      + commands.map { command, words in
        "  " + TextWidth.padded(command, to: 33) + screen.text(words)
      }
  }
}
