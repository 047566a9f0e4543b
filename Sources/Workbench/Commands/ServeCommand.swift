import ArgumentParser
import Notebook
import Phrases
import Platform
import WorkbenchProject

/// `workbench serve`: builds the local server where that is needed, and becomes it.
///
/// The server is a program of its own, so that no other command waits for its build.
struct ServeCommand: SpokenCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: ServeOptions.abstract, discussion: ServeOptions.discussion)

  @OptionGroup var options: ServeOptions

  var spoken: LanguageOption { options.spoken }

  func run(in catalogue: Catalogue) throws {
    let programs = try ProgramPlace.programs()
    if let build = programs.buildOfServer() {
      let launch = Launch(build[0], Array(build.dropFirst()))
      let status = try launch.runInForeground().shellStatus ?? 1
      // Stopped by a signal: so are we.
      if status > 128 { throw ExitCode(status) }
      guard status == 0 else {
        throw WorkbenchError("The local server can't be built: the lines above say why.")
      }
    }
    throw Launch(programs.path(Programs.server), options.words).become()
  }
}
