import ArgumentParser

/// Runs a program for the server, and sees to it that nothing of it outlives the server.
///
/// Not for learners: the server starts itself with it.
struct SuperviseCommand: ParsableCommand {
  static let name = "supervise"

  static let configuration = CommandConfiguration(
    commandName: name, abstract: "Run a program that ends when this one's input does.",
    shouldDisplay: false)

  @Argument(parsing: .captureForPassthrough)
  var command: [String] = []

  func run() throws {
    // What a supervisor starts: the program itself, tied to the supervisor.
    if command.first == TiedProgram.flag {
      throw ExitCode(TiedProgram.become(Array(command.dropFirst())))
    }
    guard !command.isEmpty else {
      throw ValidationError("There is no program to run: the server gives one.")
    }
    throw ExitCode(Supervisor(command: command).run())
  }
}
