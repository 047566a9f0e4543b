import ArgumentParser
import Foundation
import MainProgram
import Notebook
import Phrases
import Platform
import WorkbenchProject

/// `workbench-server`: the chapters as a local page.
///
/// `workbench serve` builds it and becomes it.
///
/// Its folders, from the lowest: `Messages` (what comes in and goes out), `Access` (who may), `Files`
/// (what is on disk), `Processes` (programs, supervised), `Jobs` (what runs now), `Forms` (chapters'
/// options), `Pages`, `HTTP` (sockets and parsing); each uses only those before it.
@main
struct ServerCommand: SpokenCommand {
  static let configuration = CommandConfiguration(
    commandName: Programs.server, abstract: ServeOptions.abstract,
    discussion: ServeOptions.discussion, subcommands: [SuperviseCommand.self])

  @OptionGroup var options: ServeOptions

  /// The exercises' titles and sentences.
  static let moreTranslations: String? = "exercises"

  var spoken: LanguageOption { options.spoken }

  static func main() { runAsProgram() }

  func run(in catalogue: Catalogue) throws {
    func text(_ phrase: Phrase) -> String { phrase.text(in: catalogue) }
    // A second Ctrl-C ends at once; the supervisors notice, and stop what runs.
    let interruption = Interruption.watch(endsAtSecond: true)
    let server = try Self.wait { [places = try places(), port = options.port] in
      let server = try await LocalServer(places, port: port, in: catalogue)
      try await server.start()
      return server
    }
    print(
      text(
        "The workbench is open at\n\n  \(server.address)\n\nfor this machine alone. Ctrl-C ends it."
      ))
    fflush(nil)
    if !options.staysClosed { Browser.open(server.address) }
    while !interruption.isPending { usleep(50_000) }
    let received = interruption.pending()
    print((received == SIGINT ? "\n" : "") + text("Stopping."))
    try Self.wait { await server.stop() }
    if received != SIGINT { throw ExitCode(128 + received) }
  }

  private func places() throws(WorkbenchError) -> LocalServer.Places {
    let programs = try ProgramPlace.programs()
    return LocalServer.Places(
      package: programs.package, output: options.output, programs: programs.folder,
      supervisor: [programs.path(Programs.server), SuperviseCommand.name])
  }

  /// Waits for asynchronous work on this thread, which has nothing else to do.
  private static func wait<Success: Sendable>(
    _ work: @escaping @Sendable () async throws -> Success
  ) throws -> Success {
    let done = DispatchSemaphore(value: 0)
    let outcome = Outcome<Success>()
    Task {
      do { outcome.result = .success(try await work()) } catch { outcome.result = .failure(error) }
      done.signal()
    }
    done.wait()
    guard let result = outcome.result else { throw CancellationError() }
    return try result.get()
  }
}

/// Carries what became of a task to the thread that waits for it.
private final class Outcome<Success>: @unchecked Sendable {
  // Written before the semaphore is signalled, and read after it.
  var result: Result<Success, any Error>?
}
