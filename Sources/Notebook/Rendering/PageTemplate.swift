import Mustache

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
  public static func parsed(_ text: String) -> MustacheTemplate {
    _ = registered
    do {
      return try MustacheTemplate(string: "{{% CONTENT_TYPE:PAGE}}" + text)
    } catch {
      fatalError("PageTemplate: a template can't be read: \(error)")
    }
  }
}
