import Platform
import WorkbenchProject

/// A program that a supervisor has started, with the process group that it leads.
struct SupervisedChild {
  private let process: RunningProcess

  /// Starts a program, without input, by way of ``TiedProgram``; nil where that can't be done.
  init?(_ command: [String]) {
    guard let own = ProgramPlace.path else { return nil }
    var launch = Launch(own, [SuperviseCommand.name, TiedProgram.flag] + command)
    launch.streams = [STDIN_FILENO: .nothing]
    launch.hasOwnGroup = true
    // What this process has done to its signals is none of the program's business.
    launch.defaultSignals += Interruption.signals
    guard let process = try? launch.start() else { return nil }
    self.process = process
  }

  /// Its status, as a shell gives it; nil while it goes on.
  ///
  /// It is left to be waited for, so that its number stays taken until ``bury()``.
  var status: Int32? { process.ended()?.shellStatus }

  /// Sends a signal to the program and all in its group.
  func signal(_ number: Int32) { kill(-process.id, number) }

  /// Kills what the ended program has left in its group, and lets go of its number.
  func bury() {
    process.killGroup()
    process.wait()
  }
}
