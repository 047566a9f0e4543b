#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Ctrl-C, `SIGTERM` and a closed terminal, held back so that a program can tidy up first.
///
/// A blocked signal waits in the kernel, and whoever waits for something asks for it: so there is no
/// handler, and no global state.
public enum Signals {
  private static let held = [SIGINT, SIGTERM, SIGHUP]

  /// Holds the signals back for the calling thread, and turns `SIGPIPE` into an error of `write`.
  public static func hold() {
    var set = makeSet()
    pthread_sigmask(SIG_BLOCK, &set, nil)
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// Whether one of the signals is waiting.
  public static var isWaiting: Bool {
    var pending = sigset_t()
    sigpending(&pending)
    return held.contains { sigismember(&pending, $0) == 1 }
  }

  /// Lets the waiting signal do what it does, which ends the process.
  public static func deliver() {
    var set = makeSet()
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }

  private static func makeSet() -> sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in held { sigaddset(&set, signal) }
    return set
  }
}
