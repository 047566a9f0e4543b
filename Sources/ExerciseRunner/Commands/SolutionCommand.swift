import ArgumentParser
import ExerciseCatalogue
import Phrases
import Platform

/// `exercises solution`: the reference, after success or on request.
struct SolutionCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "solution", abstract: "Show the reference solution of a solved exercise.")

  @Argument(help: "Such as 05.1.")
  var exercise: String

  @Flag(help: "Show it before success; that is noted, and nothing else happens.")
  var giveUp = false

  @OptionGroup var desk: Desk

  func run(on screen: Screen) throws {
    let catalogue = try desk.catalogue()
    let chosen = try catalogue.one(exercise)
    let entry = ProgressFile.read(in: catalogue.folder)[chosen.id]
    if entry.state != .solved, !entry.gaveUp {
      guard giveUp else {
        throw RunnerError(
          """
          \(chosen.id) is not solved yet. `swift run exercises hint \(chosen.id)` helps; \
          `swift run exercises solution \(chosen.id) --give-up` shows the solution now.
          """)
      }
      try ProgressFile.change(chosen.id, in: catalogue.folder) { $0.gaveUp = true }
    }
    guard let source = WholeFile.text(chosen.solutionFile) else {
      throw RunnerError("“\(catalogue.short(chosen.solutionFile))” can't be read.")
    }
    let file = Phrase.verbatim(catalogue.short(chosen.solutionFile))
    desk.show([screen.styled(.path, file), "", source])
    desk.show(screen.wrapped("Why it works: \(chosen.why)"))
  }
}
