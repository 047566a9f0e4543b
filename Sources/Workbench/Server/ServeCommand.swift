import ArgumentParser
import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// `workbench serve`: the chapters as a local page.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Read and run the chapters in a browser, on this machine alone.",
    discussion: """
      Prints an address, and opens it. Only who has the address gets in; the page is on 127.0.0.1, so \
      no other machine reaches it. Ctrl-C ends it, and stops what it runs.
      """)

  @Option(help: ArgumentHelp("The port, 1 to 65535, or 0 for any that is free.", valueName: "n"))
  var port: UInt16 = 8765

  @Flag(name: .customLong("no-open"), help: "Print the address, and open no browser.")
  var staysClosed = false

  @Option(help: ArgumentHelp("The chapters' output folder.", valueName: "dir"))
  var output = "Output"

  func run() throws {
    // A second Ctrl-C ends at once; the supervisors notice, and stop what runs.
    SignalFlag.watch(endsAtSecond: true)
    let server = try WorkbenchServer(try places(), port: port)
    try wait { try await server.start() }
    print(
      "The workbench is open at\n\n  \(server.address)\n\nfor this machine alone. Ctrl-C ends it.")
    fflush(nil)
    if !staysClosed { Browser.open(server.address) }
    while SignalFlag.pending == 0 { usleep(50_000) }
    let received = SignalFlag.pending
    print(received == SIGINT ? "\nStopping." : "Stopping.")
    try wait { await server.stop() }
    if received != SIGINT { throw ExitCode(128 + received) }
  }

  private func places() throws(ServeError) -> WorkbenchServer.Places {
    guard let own = Supervisor.ownPath, let slash = own.lastIndex(of: "/") else {
      throw ServeError("The path of this program can't be read.")
    }
    let programs = String(own[..<slash])
    let here = FileManager.default.currentDirectoryPath
    let package: PackageFolder
    do {
      package = try PackageFolder(around: here)
    } catch {
      // Started from elsewhere: the program lies in the project's `.build`.
      guard let other = try? PackageFolder(around: programs) else { throw error }
      package = other
    }
    return WorkbenchServer.Places(
      package: package, output: output, programs: programs, supervisor: [own, "supervise"])
  }

  /// Waits for asynchronous work on this thread, which has nothing else to do.
  private func wait(_ work: @escaping @Sendable () async throws -> Void) throws {
    let done = DispatchSemaphore(value: 0)
    let failure = Failure()
    Task {
      do { try await work() } catch { failure.error = error }
      done.signal()
    }
    done.wait()
    if let error = failure.error { throw error }
  }
}

/// Carries an error from one task to the thread that waits for it.
private final class Failure: @unchecked Sendable {
  // Written before the semaphore is signalled, and read after it.
  var error: (any Error)?
}
