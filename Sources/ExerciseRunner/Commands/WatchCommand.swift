import ArgumentParser
import ExerciseCatalogue
import ExerciseKit
import Platform

/// `exercises watch`: checks at every save.
struct WatchCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Check at every save; keys for the rest.")

  @Argument(help: "Such as 05.1. Without it, the next exercise.")
  var exercise: String?

  @OptionGroup var desk: Desk

  func run(on screen: Screen) throws {
    let catalogue = try desk.catalogue()
    let progress = ProgressFile.read(in: catalogue.folder)
    let listing = ExerciseListing(catalogue: catalogue, progress: progress, screen: screen)
    let first = try exercise.map { try catalogue.one($0) } ?? listing.next
    guard let first = first ?? catalogue.exercises.first else {
      throw RunnerError("There are no exercises in “\(catalogue.folder)”.")
    }
    let keyboard = Keyboard()
    defer {
      keyboard?.release()
      Interruption.deliver()
    }
    var watcher = Watcher(desk, screen, catalogue, first: first, keyboard: keyboard)
    try watcher.run()
  }
}
