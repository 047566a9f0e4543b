import Platform

/// A cell of a Jupyter notebook.
enum JupyterCell {
  /// Prose; attachments are pictures in base 64 by name.
  case markdown(id: String, source: String, attachments: [String: String] = [:])

  /// Code with what it has put out; `isHidden` folds the code away.
  case code(id: String, source: String, outputs: [JSONValue], isHidden: Bool)

  /// The cell in nbformat 4.5; `number` counts the code cells.
  func json(number: inout Int) -> JSONValue {
    switch self {
    case .markdown(let id, let source, let attachments):
      var cell: JSONObject = [
        "cell_type": "markdown", "id": .string(id), "metadata": [:], "source": .lines(source),
      ]
      if !attachments.isEmpty {
        cell["attachments"] = .object(
          JSONObject(attachments.map { ($0, ["image/png": .string($1)]) }))
      }
      return .object(cell)
    case .code(let id, let source, let outputs, let isHidden):
      number += 1
      return [
        "cell_type": "code", "id": .string(id), "execution_count": .integer(number),
        "metadata": isHidden ? ["jupyter": ["source_hidden": true]] : [:],
        "source": .lines(source), "outputs": .array(outputs),
      ]
    }
  }
}

extension JSONValue {
  /// The lines of a text, each with its line break, as nbformat splits texts.
  static func lines(_ text: String) -> JSONValue {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0 + "\n" }
    let last = lines.removeLast().dropLast()
    if !last.isEmpty { lines.append(last) }
    return .array(lines.map { .string(String($0)) })
  }
}
