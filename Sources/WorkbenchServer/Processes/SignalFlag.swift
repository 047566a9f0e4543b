import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Ctrl-C, `SIGTERM` and a closed terminal, noticed by whoever asks.
///
/// By a handler, not by a mask: the runtime may have started threads before this program's first line, and
/// a signal that only some threads block ends the process through another.
enum SignalFlag {
  /// What is noticed.
  static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// Watches from now until the process ends.
  ///
  /// - Parameter endsAtSecond: Whether a second one ends the process at once.
  static func watch(endsAtSecond: Bool) {
    isImpatient.store(endsAtSecond, ordering: .sequentiallyConsistent)
    // Touched here, so that the handler never is the first to.
    received.store(0, ordering: .sequentiallyConsistent)
    let handler: @convention(c) (Int32) -> Void = { signal in
      let first = received.exchange(signal, ordering: .sequentiallyConsistent)
      if first != 0, isImpatient.load(ordering: .sequentiallyConsistent) { _exit(128 + signal) }
    }
    var action = sigaction()
    #if canImport(Darwin)
    action.__sigaction_u.__sa_handler = handler
    #else
    action.__sigaction_handler.sa_handler = handler
    #endif
    for signal in signals { sigaction(signal, &action, nil) }
    // Whoever started this process may have blocked them, and that is inherited.
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals { sigaddset(&set, signal) }
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// The last one received; 0 for none.
  static var pending: Int32 { received.load(ordering: .sequentiallyConsistent) }
}

/// Global, since a signal belongs to the process, and its handler can carry nothing along.
private let received = Atomic<Int32>(0)
private let isImpatient = Atomic(false)
