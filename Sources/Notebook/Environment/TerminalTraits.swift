import Platform

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a terminal can do.
struct TerminalTraits: Equatable, Sendable {
  /// How many columns a line may have.
  var width = 80

  /// Whether a line can be written over.
  var isInteractive = false

  /// Whether colours are wanted.
  var hasColour = false

  /// How it shows pictures; nil where it doesn't.
  var graphics: TerminalGraphics?

  /// What standard output can do: a pipe, a file or `TERM=dumb` gets plain lines, `NO_COLOR` is
  /// respected.
  static func ofStandardOutput() -> TerminalTraits {
    let environment = ProcessInfo.processInfo.environment
    guard isatty(STDOUT_FILENO) == 1, environment["TERM"] ?? "dumb" != "dumb" else {
      return TerminalTraits()
    }
    var size = winsize()
    let known = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    let hasColour = (environment["NO_COLOR"] ?? "").isEmpty
    return TerminalTraits(
      width: known ? min(max(Int(size.ws_col), 40), 100) : 80, isInteractive: true,
      hasColour: hasColour, graphics: hasColour ? .found(in: environment) : nil)
  }
}
