import ArgumentParser
import MainProgram
import Notebook
import Phrases

/// All chapters from one place.
@main
struct Workbench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workbench",
    abstract: "All chapters from one place: list them, run them, read them.",
    subcommands: [
      ListCommand.self, RunCommand.self, MapCommand.self, DoctorCommand.self, PagesCommand.self,
      GalleryCommand.self, ServeCommand.self,
    ])

  static func main() {
    runAsProgram {
      if let word = CommandLine.arguments.dropFirst().first, let error = refusal(of: word) {
        throw error
      }
    }
  }

  /// What to say to a first word that is no command; nil where it is one, or an option.
  static func refusal(of word: String) -> ValidationError? {
    let commands = configuration.subcommands.map { $0.configuration }
    let names = commands.compactMap(\.commandName)
    guard word != "help", !names.contains(word) else { return nil }
    let shown = commands.filter(\.shouldDisplay).compactMap(\.commandName).joined(separator: ", ")
    let sentence: Phrase
    if !word.hasPrefix("-") {
      sentence = "There is no command “\(word)”; there are \(shown)."
    } else if word.hasPrefix("--language") || word.hasPrefix("--output") {
      sentence = """
        Options stand behind the command, as in workbench list \(word); there are \(shown).
        """
    } else {
      return nil
    }
    let catalogue = try? LanguageOption.named(in: CommandLine.arguments).catalogue()
    return ValidationError(sentence.text(in: catalogue ?? .english))
  }
}
