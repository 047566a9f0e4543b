/// How a program ended.
public enum ProcessEnd: Equatable, Sendable {
  /// By itself, with a status.
  case exited(Int32)
  /// By a signal, as when it crashed.
  case signalled(Int32)
  /// It took too long.
  case timedOut
  /// It printed too much.
  case printedTooMuch
  /// Somebody asked to stop.
  case cancelled

  /// The status that a shell tells: 128 and the signal where one ended it; nil where we ended it.
  public var shellStatus: Int32? {
    switch self {
    case .exited(let status): status
    case .signalled(let signal): 128 + signal
    case .timedOut, .printedTooMuch, .cancelled: nil
    }
  }
}
