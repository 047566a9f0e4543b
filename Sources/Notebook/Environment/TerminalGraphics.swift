#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Pictures in a terminal that can show them.
enum TerminalGraphics: Equatable, Sendable {
  /// Kitty's protocol: Kitty itself and Ghostty.
  case kitty

  /// iTerm's protocol: iTerm and WezTerm.
  case iterm

  /// Finds the protocol that a terminal says it has; none inside tmux or screen, which eat it.
  static func found(in environment: [String: String]) -> TerminalGraphics? {
    let term = environment["TERM"] ?? ""
    if environment["TMUX"] != nil || term.hasPrefix("screen") || term.hasPrefix("tmux") {
      return nil
    }
    switch environment["TERM_PROGRAM"] {
    case "iTerm.app", "WezTerm": return .iterm
    case "ghostty": return .kitty
    default: break
    }
    return term == "xterm-kitty" || term == "xterm-ghostty" || environment["KITTY_WINDOW_ID"] != nil
      ? .kitty : nil
  }

  /// The escape sequences that show a PNG as wide as some columns.
  func sequence(_ png: [UInt8], columns: Int) -> String {
    let text = Data(png).base64EncodedString()
    switch self {
    case .iterm:
      return "\u{1b}]1337;File=inline=1;size=\(png.count);width=\(columns);"
        + "preserveAspectRatio=1:\(text)\u{07}\n"
    case .kitty:
      // At most 4096 characters a sequence; all but the last say that more follows.
      var result = ""
      var rest = text[...]
      var isFirst = true
      while !rest.isEmpty {
        let piece = rest.prefix(4096)
        rest = rest.dropFirst(4096)
        let control = isFirst ? "f=100,a=T,q=2,c=\(columns)," : ""
        result += "\u{1b}_G\(control)m=\(rest.isEmpty ? 0 : 1);\(piece)\u{1b}\\"
        isFirst = false
      }
      return result + "\n"
    }
  }
}
