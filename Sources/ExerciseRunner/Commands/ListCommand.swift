import ArgumentParser

/// `exercises list`: all exercises and their states.
struct ListCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List all exercises, and where you stand.")

  @OptionGroup var desk: Desk

  func run(on screen: Screen) throws {
    let catalogue = try desk.catalogue()
    let listing = ExerciseListing(
      catalogue: catalogue, progress: .read(in: catalogue.folder), screen: screen)
    desk.show(listing.lines)
  }
}
