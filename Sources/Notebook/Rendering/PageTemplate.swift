import Mustache
import Phrases

/// Templates of pages: `{{x}}` is escaped for HTML, in text and in quoted attributes.
public enum PageTemplate {
  /// Escapes by bytes.
  ///
  /// Mustache's own way goes by characters, and does not know a quotation mark with a combining accent
  /// on it, which ends an attribute none the less.
  private struct Escaping: MustacheContentType {
    func escapeText(_ text: String) -> String { HTML.escaped(text) }
  }

  private static let registered: Void = MustacheContentTypes.register(Escaping(), named: "PAGE")

  /// Reads a template, which is part of the program: one that can't be read stops it with a sentence.
  ///
  /// - Parameters:
  ///   - text: The template. Words for a reader stand in double square brackets: `[[Close]]`, or with
  ///     values for the slots of a phrase after bars: `[[Chapter {1}|{{number}}]]`.
  ///   - catalogue: The language of the words.
  /// - Returns: The template.
  public static func parsed(
    _ text: String, in catalogue: Catalogue = .english
  ) -> MustacheTemplate {
    _ = registered
    do {
      return try MustacheTemplate(
        string: "{{% CONTENT_TYPE:PAGE}}" + written(text, in: catalogue))
    } catch {
      fatalError("PageTemplate: a template can't be read: \(error)")
    }
  }

  /// Puts words of a language in the place of the brackets.
  static func written(_ text: String, in catalogue: Catalogue) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "[["),
      let close = rest[open.upperBound...].firstRange(of: "]]")
    {
      result += rest[..<open.lowerBound]
      let parts = rest[open.upperBound..<close.lowerBound].split(separator: "|")
      // Values are Mustache's own: the words around them are escaped, they are not.
      let marks = parts.indices.dropFirst().map { "\u{E000}\($0)\u{E001}" }
      let phrase = Phrase(key: String(parts.first ?? ""), values: marks)
      var words = HTML.escaped(phrase.text(in: catalogue))
      for (mark, value) in zip(marks, parts.dropFirst()) {
        words = words.replacing(mark, with: value)
      }
      result += words
      rest = rest[close.upperBound...]
    }
    return result + rest
  }
}
