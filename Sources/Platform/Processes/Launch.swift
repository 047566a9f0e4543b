#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// How a program is started: the one use of `posix_spawn`.
///
/// Neither Foundation's `Process` nor swift-subprocess hands over descriptors above 2, or makes a group
/// that can be ended as a whole. The program starts with no signal blocked.
public struct Launch: Sendable {
  /// What stands at one of the program's descriptors.
  public enum Stream: Equatable, Sendable {
    /// The null device, to read from or to write to.
    case nothing
    /// A new file.
    case newFile(String)
    /// An open descriptor of this process.
    case descriptor(Int32)
  }

  /// The program's path, or its name, looked for in `PATH`.
  public var program: String
  /// What follows it on the command line.
  public var arguments: [String]
  /// All its variables; nil for those of this process.
  public var environment: [String: String]?
  /// What stands at the program's descriptors; at 0, 1 and 2, where they are not named, what this
  /// process has there.
  public var streams: [Int32: Stream] = [:]
  /// Whether it gets a process group of its own, which can be ended as a whole, and which Ctrl-C at the
  /// terminal does not reach.
  public var hasOwnGroup = false
  /// The signals that it does not ignore, whatever this process does.
  public var defaultSignals = [SIGPIPE]

  /// Describes a start.
  ///
  /// - Parameters:
  ///   - program: Its path, or its name in `PATH`.
  ///   - arguments: What follows it on the command line.
  public init(_ program: String, _ arguments: [String] = []) {
    self.program = program
    self.arguments = arguments
  }

  /// Runs a program to its end at this one's place at the terminal.
  ///
  /// Ctrl-C reaches the program, which says what becomes of its work; this process waits for it.
  ///
  /// - Returns: How it ended.
  /// - Throws: `ProcessError` where it can't be started.
  public func runInForeground() throws(ProcessError) -> ProcessEnd {
    // A handler, since a program inherits that a signal is ignored, but no handler.
    let earlier = signal(SIGINT) { _ in }
    defer { signal(SIGINT, earlier) }
    return try start().wait()
  }

  /// Starts the program.
  ///
  /// - Throws: `ProcessError` where it can't be started.
  public func start() throws(ProcessError) -> RunningProcess {
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
    for (place, stream) in streams.sorted(by: { $0.key < $1.key }) {
      switch stream {
      case .descriptor(let own): posix_spawn_file_actions_adddup2(&actions, own, place)
      case .nothing: posix_spawn_file_actions_addopen(&actions, place, "/dev/null", O_RDWR, 0)
      case .newFile(let path):
        posix_spawn_file_actions_addopen(
          &actions, place, path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
      }
    }
    var none = sigset_t()
    sigemptyset(&none)
    var usual = sigset_t()
    sigemptyset(&usual)
    for signal in defaultSignals { sigaddset(&usual, signal) }
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setpgroup(&attributes, 0)
    let group = hasOwnGroup ? POSIX_SPAWN_SETPGROUP : 0
    let flags = Int32(group) | Int32(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
    posix_spawnattr_setflags(&attributes, Int16(flags))

    let variables = environment ?? ProcessInfo.processInfo.environment
    var argv: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] =
      variables.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in argv + envp { free(text) } }
    var child: pid_t = 0
    let code = posix_spawnp(&child, program, &actions, &attributes, &argv, &envp)
    guard code == 0 else {
      throw ProcessError(program: program, reason: SystemCall.reason(code))
    }
    return RunningProcess(id: child)
  }
}
