import Platform

/// Runs a program in a process group of its own, until it ends, or somebody wants it to.
///
/// The server holds the other end of this process's standard input. However the server ends, by `kill -9`
/// too, that pipe is closed; then, or at a `SIGTERM`, the program is asked to stop, and after a few
/// seconds it is made to, with all that it has started.
struct Supervisor {
  /// From asking to killing, in seconds.
  ///
  /// Whoever looks 5 s after a server's end finds nothing.
  static let patience = 3.5

  let command: [String]

  /// Runs the program to its end.
  ///
  /// - Returns: Its status, as a shell gives it: 128 and the signal where one has ended it.
  func run() -> Int32 {
    Interruption.watch(endsAtSecond: false)
    Orphans.adopt()
    guard let child = SupervisedChild(command) else { return 127 }
    var askedAt: ContinuousClock.Instant?
    while true {
      if let status = child.status {
        child.bury()
        Orphans.killAll()
        return status
      }
      if let asked = askedAt {
        if ContinuousClock.now - asked > .seconds(Self.patience) { child.signal(SIGKILL) }
        usleep(20_000)
      } else if Interruption.process.isPending || Self.inputHasEnded(within: 20) {
        askedAt = .now
        child.signal(SIGTERM)
      }
    }
  }

  /// Waits until standard input has something to say, and looks whether that is its end.
  private static func inputHasEnded(within milliseconds: Int32) -> Bool {
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard poll(&input, 1, milliseconds) > 0 else { return false }
    var byte: UInt8 = 0
    return read(STDIN_FILENO, &byte, 1) <= 0
  }
}
