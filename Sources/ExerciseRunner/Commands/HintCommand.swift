import ArgumentParser

/// `exercises hint`: the next of three.
struct HintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hint", abstract: "Show the next of an exercise's three hints.")

  @Argument(help: "Such as 05.1. Without it, the next exercise.")
  var exercise: String?

  @OptionGroup var desk: Desk

  func run() throws {
    let catalogue = try desk.catalogue()
    let progress = ProgressFile.read(in: catalogue.folder)
    let listing = ExerciseListing(catalogue: catalogue, progress: progress, screen: desk.screen)
    guard let chosen = try exercise.map({ try catalogue.one($0) }) ?? listing.next else {
      return desk.show(["All exercises are solved: no hint is left to give."])
    }
    desk.show(try Self.next(of: chosen, in: catalogue, screen: desk.screen))
  }

  /// Takes the next hint, notes it, and lists all that were shown so far.
  static func next(
    of exercise: Exercise, in catalogue: Catalogue, screen: Screen
  ) throws -> [String] {
    let hints = exercise.card.hints
    let shown = ProgressFile.read(in: catalogue.folder)[exercise.id].hintsUsed
    let count = min(shown + 1, hints.count)
    try ProgressFile.change(exercise.id, in: catalogue.folder) { $0.hintsUsed = count }
    var lines = [screen.styled(.strong, "\(exercise.id) \(exercise.card.title)")]
    for (index, hint) in hints.prefix(count).enumerated() {
      lines += screen.wrapped("Hint \(index + 1) of \(hints.count): \(hint)", indent: 2)
    }
    if shown >= hints.count {
      lines += screen.wrapped(
        "That is all. `swift run exercises solution \(exercise.id) --give-up` shows the solution.",
        indent: 2)
    }
    return lines
  }
}
