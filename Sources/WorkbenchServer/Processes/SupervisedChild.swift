import WorkbenchProject

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A program that a supervisor has started, with the process group that it leads.
struct SupervisedChild {
  private let process: pid_t

  /// Starts a program, without input, by way of ``TiedProgram``; nil where that can't be done.
  init?(_ command: [String]) {
    guard let own = ProgramPlace.path else { return nil }
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
    // What this process has done to its signals is none of the program's business.
    var (blocked, usual) = (sigset_t(), sigset_t())
    sigemptyset(&blocked)
    sigemptyset(&usual)
    for signal in SignalFlag.signals + [SIGPIPE] { sigaddset(&usual, signal) }
    posix_spawnattr_setsigmask(&attributes, &blocked)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    posix_spawnattr_setflags(&attributes, Int16(flags))
    let words = [own, SuperviseCommand.name, TiedProgram.flag] + command
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for text in arguments { free(text) } }
    var child: pid_t = 0
    guard posix_spawn(&child, own, &actions, &attributes, &arguments, environ) == 0 else {
      return nil
    }
    process = child
  }

  /// Its status, as a shell gives it; nil while it goes on.
  ///
  /// It is left to be waited for, so that its number stays taken until ``bury()``.
  var status: Int32? {
    var information = siginfo_t()
    guard waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT) == 0 else {
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

  /// Sends a signal to the program and all in its group.
  func signal(_ number: Int32) { kill(-process, number) }

  /// Kills what the ended program has left in its group, and lets go of its number.
  func bury() {
    signal(SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
  }
}
