import Platform

/// The program of one exercise: it grades the learner's code, the solution or a mistake.
///
/// `Mistakes.swift` of each exercise has the type that conforms, marked `@main`.
public protocol ExerciseProgram {
  /// What learner, solution and mistakes conform to, as `any ScaledDotProductExercise.Type`.
  associatedtype Answer

  /// The checks, in order; the cases worked out by hand first.
  static var checks: [Check<Answer>] { get }

  /// The learner's code.
  static var learner: Answer { get }

  /// The code that is right.
  static var solution: Answer { get }

  /// Typical mistakes by their names in `Exercise.json`, the likelier first.
  static var mistakes: KeyValuePairs<String, Answer> { get }
}

extension ExerciseProgram {
  /// Grades what the command line names: `learner`, `solution`, or a mistake; `names` lists those.
  public static func main() {
    // Learners' lines come in the order in which they are printed, also when the program crashes.
    StandardStreams.bufferByLine()
    OwnLimits.apply()
    let name = CommandLine.arguments.dropFirst().first ?? "learner"
    if name == "names" {
      for (name, _) in mistakes { print(name) }
      exit(0)
    }
    guard let channel = ReportChannel.open() else {
      print("This program is started by `swift run exercises check`, at the top of the project.")
      exit(64)
    }
    guard let answer = answer(named: name) else {
      print("There is no answer “\(name)”: use learner, solution or the name of a mistake.")
      exit(64)
    }
    let report = Grading(checks: checks, mistakes: mistakes).report(on: answer) { check in
      channel.send(.checking(name: check.name, given: check.given))
    }
    fflush(nil)
    channel.send(.finished(report))
    // At once: nothing that the learner's code left running or registered has a say any more.
    _exit(0)
  }

  private static func answer(named name: String) -> Answer? {
    switch name {
    case "learner": learner
    case "solution": solution
    default: mistakes.first { $0.key == name }?.value
    }
  }
}
