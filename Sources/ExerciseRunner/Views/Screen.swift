import Platform

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What the learner's terminal can do, and how text is put on it.
struct Screen: Equatable {
  /// The few styles.
  enum Style: String {
    case strong = "1"
    case faint = "2"
    case good = "32"
    case bad = "31"
    case path = "36"
  }

  /// How many columns a line may have.
  var width = 80
  /// Whether colours are wanted.
  var hasColour = false
  /// Whether only words and plain numbers are wanted, as for a screen reader.
  var isPlain = false
  /// Whether keys can be read and the screen be cleared.
  var isInteractive = false

  /// What standard output is; `NO_COLOR` and `TERM=dumb` are respected.
  static func ofStandardOutput(plain: Bool) -> Screen {
    let environment = ProcessInfo.processInfo.environment
    var screen = Screen(isPlain: plain)
    guard isatty(STDOUT_FILENO) == 1, environment["TERM"] ?? "dumb" != "dumb" else { return screen }
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      screen.width = min(max(Int(size.ws_col), 40), 80)
    }
    screen.isInteractive = isatty(STDIN_FILENO) == 1
    screen.hasColour = !plain && (environment["NO_COLOR"] ?? "").isEmpty
    return screen
  }

  /// Styles a text where colours are wanted.
  func styled(_ style: Style, _ text: String) -> String {
    hasColour && !text.isEmpty ? "\u{1b}[\(style.rawValue)m\(text)\u{1b}[0m" : text
  }

  /// Breaks prose at its spaces; lines that begin with a space stay as they are.
  func wrapped(_ text: String, indent: Int = 0) -> [String] {
    let spaces = String(repeating: " ", count: indent)
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if paragraph.hasPrefix(" ") {
        lines.append(spaces + paragraph)
        continue
      }
      var line = ""
      for word in paragraph.split(separator: " ") {
        if !line.isEmpty, line.count + 1 + word.count > width - indent {
          lines.append(spaces + line)
          line = ""
        }
        line += line.isEmpty ? String(word) : " " + word
      }
      lines.append(line.isEmpty ? "" : spaces + line)
    }
    return lines
  }

  /// Cuts a line that is too wide.
  func cut(_ text: String) -> String {
    text.count > width ? text.prefix(width - 1) + "…" : text
  }

  /// How much of the way is done: a bar, or in words.
  func bar(_ done: Int, of total: Int) -> String {
    let words = "\(done) of \(total) solved"
    guard !isPlain, total > 0 else { return words }
    let length = 40
    let filled = done * length / total
    return styled(.good, String(repeating: "━", count: filled))
      + styled(.faint, String(repeating: "┄", count: length - filled)) + "  " + words
  }
}
