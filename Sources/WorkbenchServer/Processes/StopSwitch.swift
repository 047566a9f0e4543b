import Platform
import Synchronization

/// Stops a program that runs, or that is about to.
///
/// The program is asked by a signal, and awaited: cancelling the task that waits for it would let go of
/// it before it has ended.
final class StopSwitch: Sendable {
  private struct State {
    var isOn = false
    /// The supervisor; its number is taken until somebody has waited for it, which comes later.
    var process: pid_t?
  }

  private let state = Mutex(State())

  /// Whether somebody has switched.
  var isOn: Bool { state.withLock { $0.isOn } }

  /// Asks the program to stop; a supervisor that doesn't obey in 8 s is killed with its group.
  func stop() {
    state.withLock { state in
      state.isOn = true
      if let process = state.process { kill(process, SIGTERM) }
    }
    Task {
      try await Task.sleep(for: .seconds(8))
      state.withLock { if let process = $0.process { kill(-process, SIGKILL) } }
    }
  }

  /// Says which process is to be stopped; nil when it has ended.
  func set(_ process: pid_t?) {
    state.withLock { state in
      state.process = process
      if let process, state.isOn { kill(process, SIGTERM) }
    }
  }
}
