import Subprocess

/// Runs a program under a supervisor, so that it ends with this process at the latest.
struct ProgramRun: Sendable {
  /// What comes before a command to have it supervised, such as `workbench supervise`; empty for none.
  let supervisor: [String]

  /// Runs a command to its end, or until it is stopped.
  ///
  /// - Parameters:
  ///   - command: The program, by its path or its name in `PATH`, and what follows: never a shell's line.
  ///   - stopper: Stops it.
  ///   - receive: Takes its lines, both streams together.
  /// - Returns: Its status, as a shell gives it.
  /// - Throws: `SubprocessError` where it can't be started.
  func run(
    _ command: [String], stopper: StopSwitch = StopSwitch(),
    receive: @escaping @Sendable ([String]) async -> Void
  ) async throws -> Int {
    let words = supervisor + command
    guard let program = words.first else { return 127 }
    var options = PlatformOptions()
    options.processGroupID = 0
    let executable: Executable =
      program.contains("/") ? .path(.init(program)) : .name(program)
    let result = try await Subprocess.run(
      executable, arguments: Arguments(Array(words.dropFirst())), platformOptions: options,
      input: .inputWriter, output: .sequence, error: .combinedWithOutput
    ) { execution in
      stopper.set(execution.processIdentifier.value)
      defer { stopper.set(nil) }
      // Standard input stays open for as long as this body runs: its end is the supervisor's sign.
      var splitter = LineSplitter()
      for try await chunk in execution.standardOutput {
        let lines = chunk.withUnsafeBytes { splitter.take($0) }
        if !lines.isEmpty { await receive(lines) }
      }
      if let line = splitter.end() { await receive([line]) }
    }
    switch result.terminationStatus {
    case .exited(let code): return Int(code)
    case .signaled(let code): return 128 + Int(code)
    }
  }
}
