import ArgumentParser
import ExerciseCatalogue

/// `exercises hint`: the next of three.
struct HintCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "hint", abstract: "Show the next of an exercise's three hints.")

  @Argument(help: "Such as 05.1. Without it, the next exercise.")
  var exercise: String?

  @OptionGroup var desk: Desk

  func run(on screen: Screen) throws {
    let catalogue = try desk.catalogue()
    let progress = ProgressFile.read(in: catalogue.folder)
    let listing = ExerciseListing(catalogue: catalogue, progress: progress, screen: screen)
    guard let chosen = try exercise.map({ try catalogue.one($0) }) ?? listing.next else {
      return desk.show([
        screen.text("All exercises are solved: no hint is left to give.")
      ])
    }
    desk.show(try Hints.next(of: chosen, in: catalogue, screen: screen))
  }
}
