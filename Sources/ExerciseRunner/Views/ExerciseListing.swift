import ExerciseCatalogue
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
        lines += (index == 0 ? [] : [""]) + [screen.styled(.strong, exercise.chapter)]
      }
      lines.append(line(exercise))
    }
    return lines + ["", screen.bar(solvedCount, of: catalogue.exercises.count)]
  }

  private func line(_ exercise: Exercise) -> String {
    let entry = progress[exercise.id]
    let word =
      switch entry.state {
      case .new: "new"
      case .attempted: "begun"
      case .solved: "solved"
      }
    let style: Screen.Style = entry.state == .solved ? .good : .faint
    var details = ["\(exercise.card.minutes) min"]
    if entry.hintsUsed > 0 { details.append("hints \(entry.hintsUsed)") }
    if entry.gaveUp { details.append("solution seen") }
    let title = exercise.card.title
    let space = String(repeating: " ", count: max(1, 38 - title.count))
    let state = screen.styled(style, word + String(repeating: " ", count: 7 - word.count))
    return "  \(exercise.id)  \(state) \(title)\(space)\(details.joined(separator: ", "))"
  }

  /// How far the learner is, and what is next.
  var overview: [String] {
    var lines = [screen.bar(solvedCount, of: catalogue.exercises.count), ""]
    guard let next else { return lines + ["All exercises are solved. Well done!"] }
    let card = next.card
    let difficulty = ["easy", "medium", "hard"][min(max(card.difficulty, 1), 3) - 1]
    lines.append(
      "Next: " + screen.styled(.strong, "\(next.id) \(card.title)")
        + "  (\(difficulty), about \(card.minutes) minutes)")
    lines.append("  " + screen.styled(.path, catalogue.short(next.learnerFile)))
    lines.append("")
    let task = Exercise.task(in: WholeFile.text(next.learnerFile) ?? "")
    lines += screen.wrapped(task, indent: 2)
    lines += ["", "Edit the file, and then:"]
    lines += [
      "  swift run exercises watch        checks at every save",
      "  swift run exercises check \(next.id)   checks once",
      "  swift run exercises hint \(next.id)    a hint",
    ]
    return lines
  }
}
