import Phrases
import Platform

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a step has shown, as outputs of a Jupyter cell; every text in HTML is escaped.
enum JupyterOutput {
  /// Lines, as a program prints them.
  static func stream(_ lines: [String]) -> JSONValue {
    [
      "output_type": "stream", "name": "stdout",
      "text": .lines(lines.joined(separator: "\n") + "\n"),
    ]
  }

  /// A picture of the run; nil where it can't be read.
  static func picture(_ figure: FigureFile, in folder: String?) -> [JSONValue] {
    guard let folder, !figure.file.contains("/"),
      let bytes = WholeFile.bytes(FilePath.join(folder, figure.file)),
      let size = PNGSize(bytes)
    else { return [] }
    let picture: JSONValue = [
      "output_type": "display_data",
      "data": [
        "image/png": .string(Data(bytes).base64EncodedString()), "text/plain": .lines(figure.alt),
      ],
      "metadata": [
        "image/png": [
          "alt": .string(figure.alt), "width": .integer(max(1, size.width / PagePictures.scale)),
          "height": .integer(max(1, size.height / PagePictures.scale)),
        ]
      ],
    ]
    guard !figure.caption.isEmpty else { return [picture] }
    return [
      picture, display(html: "<p>\(HTML.escaped(figure.caption))</p>", plain: figure.caption),
    ]
  }

  /// A table.
  static func table(_ table: Table, in language: PageLanguage) -> JSONValue {
    let plain = TableLayout(table).lines(width: 98) { $1 }.joined(separator: "\n")
    return display(html: RunOutput.html(table, in: language), plain: plain)
  }

  /// Numbers beside their names.
  static func metrics(_ metrics: [Metric], in language: PageLanguage) -> JSONValue {
    self.table(
      Table(
        step: "", title: "", columns: (["metric", "value", "unit"] as [Phrase]).map(language.text),
        rows: metrics.map { [.text($0.name), .text(Format.number($0.value)), .text($0.unit)] },
        timed: false), in: language)
  }

  /// A claim with its verdict.
  static func claim(_ claim: Claim, in language: PageLanguage) -> JSONValue {
    let verdict: Phrase =
      switch claim.holds {
      case true?: "✓ held"
      case false?: "✗ did not hold"
      case nil: "– not judged"
      }
    let words = claim.words(in: language.catalogue.language)
    let construction: Phrase? = claim.byConstruction.map { "by construction: \($0)" }
    let lines = [
      words.first, words.second, "\(language.text(verdict)): \(claim.measured)",
      construction.map(language.text),
    ].compactMap(\.self)
    let html = lines.enumerated().map { index, line in
      index == 0 ? "<b>\(HTML.escaped(line))</b>" : HTML.escaped(line)
    }
    return display(
      html: "<p>\(html.joined(separator: "<br>\n"))</p>", plain: lines.joined(separator: "\n"))
  }

  private static func display(html: String, plain: String) -> JSONValue {
    [
      "output_type": "display_data", "metadata": [:],
      "data": ["text/html": .lines(html), "text/plain": .lines(plain)],
    ]
  }
}
