import ArgumentParser
import ExerciseKit
import MainProgram
import Platform

/// `swift run exercises`: key lines to write yourself, graded in seconds.
@main
struct ExercisesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exercises",
    abstract: "Write the key lines yourself: exercises that are graded in seconds.",
    discussion: """
      Without a command: how far you are, and what is next. Edit the Learner.swift that it names, and \
      let `watch` check it at every save.
      """,
    subcommands: [
      NextCommand.self, CheckCommand.self, WatchCommand.self, HintCommand.self,
      SolutionCommand.self, ResetCommand.self, ListCommand.self, StatusCommand.self,
      VerifyCommand.self,
    ],
    defaultSubcommand: NextCommand.self)

  static func main() {
    Interruption.watch(endsAtSecond: false)
    runAsProgram()
  }
}
