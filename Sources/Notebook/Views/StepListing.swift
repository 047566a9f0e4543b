import Platform

/// What `--list` prints: the steps, and what each needs.
struct StepListing {
  private struct Entry: Encodable {
    let id: String
    let title: String
    let needs: [String]
  }

  private let steps: [Step]

  init(_ steps: [Step]) {
    self.steps = steps
  }

  /// Writes one line a step.
  func text() -> String {
    let width = steps.map { TextWidth.columns($0.id) }.max() ?? 0
    return steps.map { step in
      let needs = step.needs.isEmpty ? "" : "  (needs \(step.needs.joined(separator: ", ")))"
      return "\(TextWidth.padded(step.id, to: width))  \(step.title)\(needs)\n"
    }.joined()
  }

  /// Writes one JSON object a line.
  func json() throws -> String {
    try steps.map { step in
      let line = try JSON.line(Entry(id: step.id, title: step.title, needs: step.needs))
      return String(decoding: line, as: UTF8.self) + "\n"
    }.joined()
  }
}
