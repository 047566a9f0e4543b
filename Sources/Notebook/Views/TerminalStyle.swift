/// The few styles of the terminal view.
enum TerminalStyle: String {
  case strong = "1"
  case faint = "2"
  case good = "32"
  case bad = "31"
  case path = "36"

  /// Puts the escape sequences around a text.
  func applied(to text: String) -> String {
    text.isEmpty ? "" : "\u{1b}[\(rawValue)m\(text)\u{1b}[0m"
  }
}
