import Phrases
import Platform

/// Thrown where a run shall stop because somebody asked it to: let it pass through.
public struct Cancelled: Error, Equatable, CustomStringConvertible {
  /// The signal that asked for it, such as `SIGINT`; `SIGPIPE` where nobody reads the output.
  public let signal: Int32

  /// Makes one for a signal.
  public init(signal: Int32) {
    self.signal = signal
  }

  /// The exit status that a shell expects: 130 after Ctrl-C, 143 after `SIGTERM`.
  public var exitStatus: Int32 { 128 + signal }

  /// One sentence for the learner.
  public var sentence: Phrase {
    let cause: Phrase =
      switch signal {
      case SIGINT: "Stopped by Ctrl-C"
      case SIGTERM: "Stopped by SIGTERM"
      case SIGHUP: "Stopped, since the terminal was closed"
      case SIGPIPE: "Stopped, since nobody reads the output"
      default: "Stopped by signal \(signal)"
      }
    return "\(cause): nothing of this run is kept, and an earlier one is untouched."
  }

  /// The sentence in English.
  public var description: String { sentence.english }
}
