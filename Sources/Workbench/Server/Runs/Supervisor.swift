#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Runs a program in a process group of its own, until it ends, or somebody wants it to.
///
/// The server holds the other end of this process's standard input. However the server ends, by `kill -9`
/// too, that pipe is closed; then, or at a `SIGTERM`, the program is asked to stop, and after a few
/// seconds it is made to, with all that it has started.
struct Supervisor {
  /// The first argument of the stage that becomes the program.
  static let tied = "--tied"

  /// From asking to killing, in seconds.
  ///
  /// Whoever looks 5 s after a server's end finds nothing.
  static let patience = 3.5

  let command: [String]

  /// Runs the program to its end.
  ///
  /// - Returns: Its status, as a shell gives it: 128 and the signal where one has ended it.
  func run() -> Int32 {
    SignalFlag.watch(endsAtSecond: false)
    Self.adoptOrphans()
    guard let child = spawn() else { return 127 }
    var askedAt: ContinuousClock.Instant?
    var wasKilled = false
    while true {
      if let status = Self.ended(child) {
        // What it has started and left.
        kill(-child, SIGKILL)
        var rest: Int32 = 0
        while waitpid(child, &rest, 0) == -1, errno == EINTR {}
        Self.killAdopted()
        return status
      }
      if askedAt == nil, Self.shallStop() {
        askedAt = ContinuousClock.now
        kill(-child, SIGTERM)
      }
      if let askedAt, !wasKilled, ContinuousClock.now - askedAt > .seconds(Self.patience) {
        wasKilled = true
        kill(-child, SIGKILL)
      }
      if askedAt == nil {
        var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        _ = poll(&input, 1, 20)
      } else {
        usleep(20_000)
      }
    }
  }

  /// Becomes the program: should its supervisor be killed, the system kills it too.
  ///
  /// - Returns: The status where that can't be done.
  static func becomeTied(_ command: [String]) -> Int32 {
    guard let program = command.first else { return 64 }
    let parent = getppid()
    #if os(Linux)
    control(1, UInt(SIGKILL))  // PR_SET_PDEATHSIG of linux/prctl.h
    #endif
    // Too late, where it was killed in between.
    guard getppid() == parent else { return 137 }
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    execvp(program, &arguments)
    return 127
  }

  // MARK: - Starting

  private func spawn() -> pid_t? {
    guard let own = Self.ownPath else { return nil }
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
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    var none = sigset_t()
    sigemptyset(&none)
    var usual = sigset_t()
    sigemptyset(&usual)
    for signal in SignalFlag.signals + [SIGPIPE] { sigaddset(&usual, signal) }
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    posix_spawnattr_setflags(&attributes, Int16(flags))
    let words = [own, "supervise", Self.tied] + command
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for text in arguments { free(text) } }
    var child: pid_t = 0
    guard posix_spawn(&child, own, &actions, &attributes, &arguments, environ) == 0 else {
      return nil
    }
    return child
  }

  /// The path of this program.
  static var ownPath: String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    #if canImport(Darwin)
    var size = UInt32(buffer.count)
    guard _NSGetExecutablePath(&buffer, &size) == 0 else { return nil }
    #else
    guard readlink("/proc/self/exe", &buffer, buffer.count - 1) > 0 else { return nil }
    #endif
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  // MARK: - Waiting

  private static func shallStop() -> Bool {
    if SignalFlag.pending != 0 { return true }
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard poll(&input, 1, 0) > 0 else { return false }
    var byte: UInt8 = 0
    return read(STDIN_FILENO, &byte, 1) <= 0
  }

  /// Looks whether the child has ended, and leaves it to be waited for: so its number stays taken.
  private static func ended(_ child: pid_t) -> Int32? {
    var information = siginfo_t()
    guard waitid(P_PID, id_t(child), &information, WEXITED | WNOHANG | WNOWAIT) == 0 else {
      return errno == EINTR ? nil : 127
    }
    guard information.si_signo == SIGCHLD else { return nil }
    #if os(Linux)
    let status = information._sifields._sigchld.si_status
    #else
    let status = information.si_status
    #endif
    return information.si_code == CLD_EXITED ? status : 128 + status
  }

  // MARK: - What the program has started

  /// Has the system give this process the children of those that end: those that left the group too.
  private static func adoptOrphans() {
    #if os(Linux)
    control(36, 1)  // PR_SET_CHILD_SUBREAPER of linux/prctl.h
    #endif
  }

  private static func killAdopted() {
    #if os(Linux)
    // Each round may bring the children of those killed in the last.
    for _ in 0..<20 {
      var buffer = [UInt8](repeating: 0, count: 65_536)
      let file = open("/proc/self/task/\(getpid())/children", O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { return }
      let count = read(file, &buffer, buffer.count)
      close(file)
      let children = buffer.prefix(max(0, count)).split(separator: 32)
        .compactMap { pid_t(String(decoding: $0, as: UTF8.self)) }
      guard !children.isEmpty else { return }
      for child in children {
        kill(child, SIGKILL)
        var status: Int32 = 0
        waitpid(child, &status, 0)
      }
    }
    #endif
  }

  #if os(Linux)
  /// The system's `prctl`, which takes any number of arguments, so that Swift can't import it.
  private static func control(_ option: Int32, _ argument: UInt) {
    typealias Control = @convention(c) (Int32, UInt, UInt, UInt, UInt) -> Int32
    guard let symbol = dlsym(nil, "prctl") else { return }
    _ = unsafeBitCast(symbol, to: Control.self)(option, argument, 0, 0, 0)
  }
  #endif
}
