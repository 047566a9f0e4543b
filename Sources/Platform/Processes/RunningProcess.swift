/// A program that was started, until somebody has waited for it.
public struct RunningProcess: Sendable {
  /// Its number.
  public let id: pid_t

  /// Looks whether it has ended, and leaves it to be waited for, so that its number stays taken.
  public func ended() -> ProcessEnd? {
    var information = siginfo_t()
    guard waitid(P_PID, id_t(id), &information, WEXITED | WNOHANG | WNOWAIT) == 0 else {
      return errno == EINTR ? nil : .exited(-1)
    }
    guard information.si_signo == SIGCHLD else { return nil }
    #if os(Linux)
    let status = information._sifields._sigchld.si_status
    #else
    let status = information.si_status
    #endif
    return information.si_code == CLD_EXITED ? .exited(status) : .signalled(status)
  }

  /// Waits for its end.
  @discardableResult
  public func wait() -> ProcessEnd {
    var status: Int32 = 0
    guard case .success = SystemCall.retrying({ waitpid(id, &status, 0) }) else {
      return .exited(-1)
    }
    let signal = status & 0x7f
    return signal == 0 ? .exited((status >> 8) & 0xff) : .signalled(signal)
  }

  /// Ends it and all that it has started in its group.
  ///
  /// - Precondition: It was launched with a group of its own, and nobody has waited for it.
  public func killGroup() {
    kill(-id, SIGKILL)
  }
}
