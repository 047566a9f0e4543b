import Phrases

/// A step of a chapter.
struct Step {
  let id: String
  let title: Phrase
  let needs: [String]
  let body: (Page) throws -> Void
}
