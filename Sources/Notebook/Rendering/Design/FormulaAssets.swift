import Platform

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// KaTeX as the system's package installs it: what sets formulas on a page.
public struct FormulaAssets: Sendable {
  /// Where Debian's `libjs-katex` puts it.
  public static let systemFolder = "/usr/share/javascript/katex"

  /// The script.
  public let javascript: String

  /// The style sheet, whose fonts are files in `fonts/`.
  public let css: String

  private let folder: String

  /// Looks for KaTeX's `katex.js`, `katex.min.css` and `fonts/` in a folder; nil where it is not
  /// installed: formulas are then shown as code.
  public init?(folder: String = FormulaAssets.systemFolder) {
    guard let script = Self.text("\(folder)/katex.js"), !script.contains("</script"),
      let style = Self.text("\(folder)/katex.min.css"), !style.contains("</style")
    else { return nil }
    javascript = script
    css = style
    self.folder = folder
  }

  /// The style sheet with those fonts in it that formulas in TeX need; the rules of all others are
  /// left out.
  func css(for formulas: [String]) -> String {
    let text = formulas.joined(separator: " ")
    let wanted = Self.families.filter { family in
      family.commands.isEmpty || family.commands.contains { text.contains($0) }
    }
    return Self.inlined(css, folder, wanted.map(\.name))
  }

  /// The bytes of one of the style sheet's fonts, or nil for any other name.
  public func font(_ name: String) -> [UInt8]? {
    guard name.hasPrefix("KaTeX_"), name.hasSuffix(".woff2"), !name.contains("/") else {
      return nil
    }
    return WholeFile.bytes("\(folder)/fonts/\(name)")
  }

  /// The families that every formula may need, and those that only some commands ask for.
  private static let families: [(name: String, commands: [String])] = [
    ("Main-Regular", []), ("Math-Italic", []), ("Size1-Regular", []), ("Size2-Regular", []),
    ("Size3-Regular", []), ("Size4-Regular", []),
    ("Main-Bold", ["\\mathbf", "\\textbf", "\\bf", "\\bold"]),
    ("Main-Italic", ["\\mathit", "\\textit", "\\emph", "\\it"]),
    ("Math-BoldItalic", ["\\boldsymbol", "\\bm"]),
    ("Caligraphic-Regular", ["\\mathcal", "\\cal"]),
    ("Typewriter-Regular", ["\\texttt", "\\mathtt"]),
    ("SansSerif-Regular", ["\\textsf", "\\mathsf"]),
    (
      "AMS-Regular",
      [
        "\\mathbb", "\\leqslant", "\\geqslant", "\\lesssim", "\\gtrsim", "\\nexists",
        "\\varnothing",
        "\\square", "\\blacksquare", "\\checkmark", "\\because", "\\therefore", "\\triangleq",
      ]
    ),
  ]

  private static func inlined(_ style: String, _ folder: String, _ families: [String]) -> String {
    var pieces = style.components(splitBy: "@font-face{")
    var result = String(pieces.removeFirst())
    for piece in pieces {
      guard let end = piece.firstIndex(of: "}") else { continue }
      let (rule, rest) = (piece[..<end], piece[piece.index(after: end)...])
      if let font = families.first(where: { rule.contains("KaTeX_\($0).woff2") }),
        let bytes = WholeFile.bytes("\(folder)/fonts/KaTeX_\(font).woff2")
      {
        let kept = rule.split(separator: ";").filter { !$0.hasPrefix("src:") }
        let source =
          "src:url(data:font/woff2;base64,\(Data(bytes).base64EncodedString())) format('woff2')"
        result += "@font-face{" + (kept.map(String.init) + [source]).joined(separator: ";") + "}"
      }
      result += rest
    }
    return result
  }

  private static func text(_ path: String) -> String? {
    WholeFile.bytes(path).map { String(decoding: $0, as: UTF8.self) }
  }
}

extension String {
  /// Splits at a text of several characters.
  fileprivate func components(splitBy mark: String) -> [Substring] {
    var pieces: [Substring] = []
    var rest = self[...]
    while let found = rest.firstRange(of: mark) {
      pieces.append(rest[..<found.lowerBound])
      rest = rest[found.upperBound...]
    }
    return pieces + [rest]
  }
}
