import ArgumentParser
import ExerciseCatalogue

/// `exercises status`: the progress in one line, or for programs.
struct StatusCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Print the progress, with --json for programs.")

  @Flag(help: "One JSON object, as a teacher collects it from a class.")
  var json = false

  @OptionGroup var desk: Desk

  func run(on screen: Screen) throws {
    let catalogue = try desk.catalogue()
    let progress = ProgressFile.read(in: catalogue.folder)
    if json { return print(try StatusDocument(catalogue, progress).json()) }
    let listing = ExerciseListing(catalogue: catalogue, progress: progress, screen: screen)
    desk.show([screen.bar(listing.solvedCount, of: catalogue.exercises.count)])
  }
}
