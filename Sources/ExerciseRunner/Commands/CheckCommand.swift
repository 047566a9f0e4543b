import ArgumentParser

/// `exercises check`: builds, runs, judges.
struct CheckCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check one exercise, a chapter's or all, up to the first failure.",
    discussion: "Exit status 0: all that were named are solved.")

  @Argument(help: "Such as 05, attention or 05.1. Without it, all.")
  var exercise: String?

  @OptionGroup var desk: Desk

  func run(on screen: Screen) throws {
    let catalogue = try desk.catalogue()
    let chosen = try catalogue.select(exercise)
    let assessor = Assessor(catalogue: catalogue)
    let begun = chosen.count > 1 ? chosen.filter { !assessor.isUntouched($0) } : chosen
    var solved = 0
    for exercise in begun {
      guard try desk.assess(exercise, in: catalogue, on: screen).isSolved else { break }
      solved += 1
    }
    if chosen.count > 1 {
      let waiting = chosen.count - begun.count
      desk.show(["", screen.tally(solved, of: chosen.count, waiting: waiting)])
      if begun.isEmpty, let first = chosen.first {
        desk.show([
          screen.text("Begin with \(first.id): edit \(catalogue.short(first.learnerFile)).")
        ])
      }
    }
    if solved < chosen.count { throw ExitCode.failure }
  }
}
