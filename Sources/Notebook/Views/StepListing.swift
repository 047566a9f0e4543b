import Phrases
import Platform

/// What `--list` prints: the steps, and what each needs.
struct StepListing {
  private struct Entry: Encodable {
    let id: String
    let title: String
    let needs: [String]
  }

  private let steps: [Step]
  private let catalogue: Catalogue

  init(_ steps: [Step], _ catalogue: Catalogue = .english) {
    self.steps = steps
    self.catalogue = catalogue
  }

  /// Writes one line a step.
  func text() -> String {
    let width = steps.map { TextWidth.columns($0.id) }.max() ?? 0
    return steps.map { step in
      let needs: Phrase =
        step.needs.isEmpty ? "" : "  (needs \(step.needs.joined(separator: ", ")))"
      let title = step.title.text(in: catalogue) + needs.text(in: catalogue)
      return TextWidth.padded(step.id, to: width) + "  " + title + "\n"
    }.joined()
  }

  /// Writes one JSON object a line.
  func json() throws -> String {
    try steps.map { step in
      let line = try JSON.line(
        Entry(id: step.id, title: step.title.text(in: catalogue), needs: step.needs))
      return String(decoding: line, as: UTF8.self) + "\n"
    }.joined()
  }
}
