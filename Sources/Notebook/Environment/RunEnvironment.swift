import Phrases
import Platform

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a run needs of the world around it, so that tests can give it another.
struct RunEnvironment {
  var output: any TextOutput
  var terminal: TerminalTraits
  var interruption: Interruption

  /// Seconds of a clock that never jumps.
  var clock: () -> Double

  /// Waits until the learner has pressed Return, or there is nobody to do so; returns whether the
  /// terminal has gone to the next line by that.
  var waitForReturn: () -> Bool

  /// The language of whoever sits there, where the command line names none.
  var language = Language.english

  /// Where lessons are, for the pages of the run.
  var project = Project.ofThisProgram()

  /// The process's own terminal, clock and signals.
  static func ofProcess() -> RunEnvironment {
    let start = ContinuousClock.now
    return RunEnvironment(
      output: StandardOutput(), terminal: .ofStandardOutput(), interruption: .watch(),
      clock: { (ContinuousClock.now - start) / .seconds(1) },
      waitForReturn: {
        var byte: UInt8 = 0
        while read(STDIN_FILENO, &byte, 1) == 1, byte != 0x0a {}
        return byte == 0x0a && isatty(STDIN_FILENO) == 1
      }, language: .preferred(in: ProcessInfo.processInfo.environment))
  }

  /// Throws where the run shall stop.
  func checkCancellation() throws(Cancelled) {
    let signal = interruption.pending()
    if signal != 0 { throw Cancelled(signal: signal) }
    if output.failure == EPIPE { throw Cancelled(signal: SIGPIPE) }
  }

  /// Throws where the output is lost for another reason than that nobody reads it.
  func checkOutput() throws(FileError) {
    if let code = output.failure, code != EPIPE {
      throw FileError("The standard output can't be written: \(SystemCall.reason(code)).")
    }
  }
}
