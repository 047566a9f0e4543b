import ArgumentParser
import Phrases

/// `exercises`: shows how far the learner is, and what is next.
struct NextCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "next", abstract: "Show how far you are, and the next exercise.")

  @OptionGroup var desk: Desk

  @Argument(help: .hidden)
  var words: [String] = []

  func validate() throws {
    guard let word = words.first else { return }
    let names = ExercisesCommand.configuration.subcommands.compactMap {
      $0.configuration.commandName
    }
    let sentence: Phrase =
      names.contains(word)
      ? "Options stand behind the command, as in `swift run exercises \(word) --language ko`."
      : "There is no command “\(word)”; there are \(names.joined(separator: ", "))."
    throw ValidationError(try desk.screen().text(sentence))
  }

  func run(on screen: Screen) throws {
    let catalogue = try desk.catalogue()
    let listing = ExerciseListing(
      catalogue: catalogue, progress: .read(in: catalogue.folder), screen: screen)
    desk.show(listing.overview)
  }
}
