import Phrases
import Platform

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What every page has around its content: head, bar, footer, style and scripts.
package struct PageFrame {
  /// A link in the bar.
  package struct Link {
    let text: String
    let link: String

    /// Makes a link.
    package init(_ text: String, to link: String) {
      self.text = text
      self.link = link
    }
  }

  /// Another chapter that the page leads to.
  struct Neighbour {
    let name: String
    let title: String
    let link: String
  }

  let title: String
  let home: String
  let kind: String
  let language: PageLanguage
  var previous: Neighbour?
  var next: Neighbour?
  var foot: String?
  /// More links in the bar.
  package var bar: [Link] = []
  /// More HTML in the head: style sheets.
  package var head = ""
  /// More HTML at the end: scripts.
  package var scripts = ""

  /// Prepares a page whose frame speaks a language; `kind` is its class.
  package init(title: String, home: String, kind: String, in catalogue: Catalogue) {
    self.init(title: title, home: home, kind: kind, in: PageLanguage(catalogue))
  }

  init(title: String, home: String, kind: String, in language: PageLanguage) {
    self.title = title
    self.home = home
    self.kind = kind
    self.language = language
  }

  private struct Around {
    let previous: Neighbour?
    let next: Neighbour?
  }

  private struct Context {
    let language: String
    let policy: String?
    let title: String
    let home: String
    let kind: String
    let head: String
    let content: String
    let scripts: String
    let previous: Neighbour?
    let next: Neighbour?
    let bar: [Link]
    let around: Around?
    let foot: String?
  }

  /// Renders the page around its content; KaTeX is left out where there is no formula.
  package func html(
    content: String, formulas: [String] = [], links: PageLinks = PageLinks()
  ) -> String {
    let assets = formulas.isEmpty ? nil : FormulaAssets()
    var (head, scripts) = ("", "")
    var policy: String?
    if let place = links.assets.map(HTML.escaped) {
      if assets != nil {
        head += "<link rel=\"stylesheet\" href=\"\(place)katex/katex.min.css\">\n"
        scripts += "<script defer src=\"\(place)katex/katex.js\"></script>\n"
      }
      head += "<link rel=\"stylesheet\" href=\"\(place)page.css\">\n"
      scripts += "<script defer src=\"\(place)page.js\"></script>\n"
    } else {
      if let assets { head += "<style>\(assets.css(for: formulas))</style>\n" }
      head += "<style>\n\(PageStyle.css(for: language.catalogue.language))</style>\n"
      let texts = [assets?.javascript, PageScript.javascript].compactMap(\.self)
      scripts = texts.map { "<script>\($0)</script>\n" }.joined()
      let hashes = texts.map { "'sha256-\(Self.hash($0))'" }.joined(separator: " ")
      policy =
        "default-src 'none'; img-src data: 'self'; font-src data:; style-src 'unsafe-inline'; "
        + "script-src \(hashes); base-uri 'none'; form-action 'none'"
    }
    let hasNeighbour = previous != nil || next != nil
    return language.templates.page.render(
      Context(
        language: language.catalogue.language.rawValue, policy: policy, title: title, home: home,
        kind: kind, head: head + self.head, content: content, scripts: scripts + self.scripts,
        previous: previous, next: next, bar: bar,
        around: hasNeighbour ? Around(previous: previous, next: next) : nil, foot: foot))
  }

  /// The SHA-256 of a script, as a policy names it.
  private static func hash(_ script: String) -> String {
    let digits = Array(SHA256.hexadecimal(Array(script.utf8)).utf8)
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { index in
      UInt8(String(decoding: digits[index..<(index + 2)], as: UTF8.self), radix: 16)
    }
    return Data(bytes).base64EncodedString()
  }
}
