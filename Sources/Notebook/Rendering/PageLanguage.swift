import Phrases

/// In which language a page speaks.
struct PageLanguage {
  let catalogue: Catalogue
  let templates: Templates

  init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
    templates = catalogue.language == .english ? .english : Templates(in: catalogue)
  }

  /// The words of a phrase.
  func text(_ phrase: Phrase) -> String { phrase.text(in: catalogue) }
}
