import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Whether somebody has asked the run to stop.
struct Interruption: Sendable {
  /// The signal that asked, or 0.
  let pending: @Sendable () -> Int32

  /// Never asked.
  static let none = Interruption { 0 }

  /// Watches for Ctrl-C, `SIGTERM` and a closed terminal from now until the process ends.
  ///
  /// The first one asks, a second one ends the process at once. `SIGPIPE` is ignored, so that a write
  /// to a pipe that nobody reads says `EPIPE`.
  static func ofProcess() -> Interruption {
    // Touched here, so that the handler never is the first to.
    pendingSignal.store(0, ordering: .sequentiallyConsistent)
    var action = sigaction()
    let handler: @convention(c) (Int32) -> Void = { signal in
      let first = pendingSignal.exchange(signal, ordering: .sequentiallyConsistent)
      if first != 0, signal != SIGHUP { _exit(128 + signal) }
    }
    #if canImport(Darwin)
    action.__sigaction_u.__sa_handler = handler
    #else
    action.__sigaction_handler.sa_handler = handler
    #endif
    // No SA_RESTART: a read that waits for Return comes back.
    for signal in [SIGINT, SIGTERM, SIGHUP] {
      var earlier = sigaction()
      sigaction(signal, nil, &earlier)
      // `nohup` has the hang-up ignored, and means it.
      if signal == SIGHUP, isIgnored(earlier) { continue }
      sigaction(signal, &action, nil)
    }
    // A program that was started from a thread with signals blocked has inherited that.
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    _ = signal(SIGPIPE, SIG_IGN)
    return Interruption { pendingSignal.load(ordering: .sequentiallyConsistent) }
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

/// The one piece of global state of this module: a signal belongs to the process, and its handler
/// can carry nothing along and may touch nothing but an atomic.
private let pendingSignal = Atomic<Int32>(0)
