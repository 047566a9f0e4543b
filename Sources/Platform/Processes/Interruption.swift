import Synchronization

/// Whether somebody has asked to stop, by Ctrl-C, `SIGTERM` or a closed terminal.
///
/// By a handler, not by a mask: the runtime may have started threads before the program's first line,
/// and a signal that only some threads block ends the process through another.
public struct Interruption: Sendable {
  /// The signal that asked, or 0.
  public let pending: @Sendable () -> Int32

  /// Makes one that asks `pending` for the signal.
  public init(pending: @escaping @Sendable () -> Int32) {
    self.pending = pending
  }

  /// Whether somebody has asked.
  public var isPending: Bool { pending() != 0 }

  /// Never asked.
  public static let none = Interruption { 0 }

  /// What this process was asked, once it watches.
  public static let process = Interruption {
    pendingSignal.load(ordering: .sequentiallyConsistent)
  }

  /// The signals that ask to stop.
  public static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// Watches for the signals from now until the process ends.
  ///
  /// `SIGPIPE` is ignored, so that a write to a pipe that nobody reads says `EPIPE`. A hang-up that is
  /// ignored already, as `nohup` has it, stays so.
  ///
  /// - Parameter endsAtSecond: Whether a second signal ends the process at once.
  /// - Returns: `process`.
  @discardableResult
  public static func watch(endsAtSecond: Bool = true) -> Interruption {
    isImpatient.store(endsAtSecond, ordering: .sequentiallyConsistent)
    // Touched here, so that the handler never is the first to.
    pendingSignal.store(0, ordering: .sequentiallyConsistent)
    var action = sigaction()
    let handler: @convention(c) (Int32) -> Void = { signal in
      let first = pendingSignal.exchange(signal, ordering: .sequentiallyConsistent)
      guard first != 0, signal != SIGHUP else { return }
      if isImpatient.load(ordering: .sequentiallyConsistent) { _exit(128 + signal) }
    }
    #if canImport(Darwin)
    action.__sigaction_u.__sa_handler = handler
    #else
    action.__sigaction_handler.sa_handler = handler
    #endif
    // No SA_RESTART: a read that waits for Return comes back.
    for signal in signals {
      var earlier = sigaction()
      sigaction(signal, nil, &earlier)
      if signal == SIGHUP, isIgnored(earlier) { continue }
      sigaction(signal, &action, nil)
    }
    // A program that was started from a thread with signals blocked has inherited that.
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals { sigaddset(&set, signal) }
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
    _ = signal(SIGPIPE, SIG_IGN)
    return process
  }

  /// Ends the process as the signal that asked would have, if one has.
  public static func deliver() {
    let asked = process.pending()
    guard asked != 0 else { return }
    _ = signal(asked, SIG_DFL)
    raise(asked)
  }

  private static func isIgnored(_ action: sigaction) -> Bool {
    #if canImport(Darwin)
    let handler = action.__sigaction_u.__sa_handler
    #else
    let handler = action.__sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}

/// The one piece of global state: a signal belongs to the process, and its handler can carry nothing
/// along and may touch nothing but an atomic.
private let pendingSignal = Atomic<Int32>(0)
private let isImpatient = Atomic(false)
