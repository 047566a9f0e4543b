#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif
#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A program run in a process group of its own, with limits, to its end or to ours.
///
/// The reports of a learner's program come on a descriptor of their own, 3, which neither Foundation's
/// `Process` nor swift-subprocess can hand over; so this is `posix_spawn` itself. When the program has
/// ended or a limit is reached, its whole group is killed: a grandchild that holds the pipes, or that
/// ignores `SIGTERM`, keeps nobody waiting.
public struct ChildProcess: Sendable {
  /// What a program may use.
  public struct Limits: Sendable {
    /// The time, in seconds.
    public var seconds: Double
    /// The bytes on standard output and standard error together.
    public var outputBytes: Int

    /// Makes limits.
    public init(seconds: Double, outputBytes: Int) {
      self.seconds = seconds
      self.outputBytes = outputBytes
    }
  }

  /// How a program ended.
  public enum End: Equatable, Sendable {
    /// By itself, with a status.
    case exited(Int32)
    /// By a signal, as when it crashed.
    case signalled(Int32)
    /// It took too long.
    case timedOut
    /// It printed too much.
    case printedTooMuch
    /// Somebody asked to stop.
    case cancelled
  }

  /// What a program left behind.
  public struct Outcome: Sendable {
    /// How it ended.
    public var end: End
    /// What it printed, both streams in the order in which it came.
    public var output: [UInt8]
    /// What it wrote on descriptor 3.
    public var report: [UInt8]
    /// How long it ran.
    public var seconds: Double
  }

  /// The program's path, or its name, looked for in `PATH`.
  public var program: String
  /// What follows it on the command line.
  public var arguments: [String]
  /// Variables added to this process's environment.
  public var environment: [String: String]

  /// Describes a program to run.
  ///
  /// - Parameters:
  ///   - program: Its path, or its name in `PATH`.
  ///   - arguments: What follows it on the command line.
  ///   - environment: Variables added to this process's own.
  public init(
    _ program: String, _ arguments: [String] = [], environment: [String: String] = [:]
  ) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
  }

  /// Runs the program.
  ///
  /// - Parameters:
  ///   - input: What it finds on standard input, at most 4 kB.
  ///   - limits: What it may use.
  ///   - goesOn: Asked about 30 times a second whether to go on.
  /// - Returns: How it ended, and what it wrote.
  /// - Throws: `ProcessError` where it can't be started.
  public func run(
    input: [UInt8] = [], limits: Limits, goesOn: () -> Bool = { true }
  ) throws(ProcessError) -> Outcome {
    var pipes = (input: try Pipe(), output: try Pipe(), report: try Pipe())
    defer {
      for end in [pipes.input, pipes.output, pipes.report] {
        var end = end
        end.closeReading()
        end.closeWriting()
      }
    }
    let flags = fcntl(pipes.input.reading, F_GETFL)
    _ = fcntl(pipes.input.reading, F_SETFL, flags & ~O_NONBLOCK)
    _ = input.prefix(4096).withUnsafeBytes { write(pipes.input.writing, $0.baseAddress, $0.count) }
    let start = ContinuousClock.now
    let child = try spawn(
      [
        (pipes.input.reading, 0), (pipes.output.writing, 1), (pipes.output.writing, 2),
        (pipes.report.writing, 3),
      ])
    pipes.input.closeReading()
    pipes.input.closeWriting()
    pipes.output.closeWriting()
    pipes.report.closeWriting()

    var result = Outcome(end: .cancelled, output: [], report: [], seconds: 0)
    var (readsOutput, readsReport) = (true, true)
    func read() {
      if readsOutput {
        readsOutput = pipes.output.read(into: &result.output, limit: limits.outputBytes)
      }
      if readsReport {
        readsReport = pipes.report.read(into: &result.report, limit: 16_000_000)
      }
    }
    while true {
      if let end = ended(child) {
        result.end = end
        break
      }
      if ContinuousClock.now - start > .seconds(limits.seconds) {
        result.end = .timedOut
        break
      }
      if Signals.isWaiting || !goesOn() {
        result.end = .cancelled
        break
      }
      var waiting: [pollfd] = []
      if readsOutput {
        waiting.append(pollfd(fd: pipes.output.reading, events: Int16(POLLIN), revents: 0))
      }
      if readsReport {
        waiting.append(pollfd(fd: pipes.report.reading, events: Int16(POLLIN), revents: 0))
      }
      _ = poll(&waiting, nfds_t(waiting.count), waiting.isEmpty ? 5 : 30)
      read()
      if result.output.count > limits.outputBytes {
        result.end = .printedTooMuch
        break
      }
    }
    // The group goes by the child's number, which stays taken until somebody has waited for it.
    kill(-child, SIGKILL)
    var status: Int32 = 0
    while waitpid(child, &status, 0) == -1, errno == EINTR {}
    read()
    if result.output.count > limits.outputBytes {
      result.output.removeLast(result.output.count - limits.outputBytes)
    }
    result.seconds = (ContinuousClock.now - start) / .seconds(1)
    return result
  }

  /// Looks whether the child has ended, and leaves it to be waited for.
  private func ended(_ child: pid_t) -> End? {
    var information = siginfo_t()
    guard waitid(P_PID, id_t(child), &information, WEXITED | WNOHANG | WNOWAIT) == 0 else {
      return .exited(-1)
    }
    guard information.si_signo == SIGCHLD else { return nil }
    #if os(Linux)
    let status = information._sifields._sigchld.si_status
    #else
    let status = information.si_status
    #endif
    return information.si_code == CLD_EXITED ? .exited(status) : .signalled(status)
  }

  private func spawn(_ descriptors: [(own: Int32, childs: Int32)]) throws(ProcessError) -> pid_t {
    #if canImport(Darwin)
    var (actions, attributes): (posix_spawn_file_actions_t?, posix_spawnattr_t?) = (nil, nil)
    #else
    var (actions, attributes) = (posix_spawn_file_actions_t(), posix_spawnattr_t())
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for pair in descriptors { posix_spawn_file_actions_adddup2(&actions, pair.own, pair.childs) }
    var none = sigset_t()
    sigemptyset(&none)
    var usual = sigset_t()
    sigemptyset(&usual)
    sigaddset(&usual, SIGPIPE)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    posix_spawnattr_setflags(&attributes, Int16(flags))

    let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    var argv: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] =
      variables.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in argv + envp { free(text) } }
    var child: pid_t = 0
    let code = posix_spawnp(&child, program, &actions, &attributes, &argv, &envp)
    guard code == 0 else {
      throw ProcessError(
        "“\(program)” can't be started: \(String(cString: strerror(code))).")
    }
    return child
  }
}
