import Notebook
import Phrases

/// In which language the server's pages speak.
struct ServerLanguage: Sendable {
  let catalogue: Catalogue
  let templates: ServerTemplates

  init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
    templates = ServerTemplates(in: catalogue)
  }

  /// The words of a phrase.
  func text(_ phrase: Phrase) -> String { phrase.text(in: catalogue) }

  /// A script with words in the place of its double square brackets, `[[Stopping …]]`: inside quotation
  /// marks, with the slots `{1}` of a phrase as they are, for the script to fill.
  func script(_ text: String) -> String {
    text.replacing(/\[\[([^\[\]]+)\]\]/) { match in
      let key = String(match.1)
      let slots = (1...9).map { "{\($0)}" }.filter(key.contains)
      return Phrase(key: key, values: slots).text(in: catalogue)
        .replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }
  }
}
