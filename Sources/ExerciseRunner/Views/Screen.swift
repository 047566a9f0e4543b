import ExerciseCatalogue
import Phrases
import Platform

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What the learner's terminal can do, and how text is put on it.
struct Screen {
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
  /// The language of whoever reads it.
  var translations = Catalogue.english

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

  /// Writes a text in the reader's language.
  func text(_ phrase: Phrase) -> String { phrase.text(in: translations) }

  /// Styles a text where colours are wanted.
  func styled(_ style: Style, _ phrase: Phrase) -> String {
    let text = text(phrase)
    return hasColour && !text.isEmpty ? "\u{1b}[\(style.rawValue)m\(text)\u{1b}[0m" : text
  }

  /// Breaks prose at its spaces; lines that begin with a space stay as they are.
  func wrapped(_ phrase: Phrase, indent: Int = 0) -> [String] {
    let spaces = String(repeating: " ", count: indent)
    return text(phrase).split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { paragraph in
        paragraph.hasPrefix(" ")
          ? [String(paragraph)] : TextWidth.wrapped(String(paragraph), to: width - indent)
      }
      .map { $0.isEmpty ? "" : spaces + $0 }
  }

  /// The task of an exercise, as the head of the learner's file says it.
  func task(of exercise: Exercise) -> [String] {
    Exercise.paragraphs(in: WholeFile.text(exercise.learnerFile) ?? "")
      .flatMap { wrapped($0, indent: 2) }
  }

  /// Cuts a line that is too wide.
  func cut(_ text: String) -> String { TextWidth.cut(text, to: width) }

  /// How many exercises are solved and not begun, after a check of several.
  func tally(_ solved: Int, of total: Int, waiting: Int) -> String {
    text("\(solved) of \(total) solved, \(waiting) not attempted.")
  }

  /// How much of the way is done: a bar, or in words.
  func bar(_ done: Int, of total: Int) -> String {
    let words: Phrase = "\(done) of \(total) solved"
    guard !isPlain, total > 0 else { return text(words) }
    let length = 40
    let filled = done * length / total
    return styled(.good, .verbatim(String(repeating: "━", count: filled)))
      + styled(.faint, .verbatim(String(repeating: "┄", count: length - filled))) + "  "
      + text(words)
  }
}
