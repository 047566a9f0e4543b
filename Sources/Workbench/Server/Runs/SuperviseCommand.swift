import ArgumentParser

/// Runs a program for the server, and sees to it that nothing of it outlives the server.
///
/// Not for learners: `serve` starts itself with it.
struct SuperviseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "supervise", abstract: "Run a program that ends when this one's input does.",
    shouldDisplay: false)

  @Argument(parsing: .captureForPassthrough)
  var command: [String] = []

  func run() throws {
    // What the first stage starts: the program itself, tied to the first stage.
    if command.first == Supervisor.tied {
      throw ExitCode(Supervisor.becomeTied(Array(command.dropFirst())))
    }
    guard !command.isEmpty else {
      throw ValidationError("There is no program to run: `serve` gives one.")
    }
    throw ExitCode(Supervisor(command: command).run())
  }
}
