/// A cell of a Jupyter notebook.
enum JupyterCell {
  /// Prose; attachments are pictures in base 64 by name.
  case markdown(id: String, source: String, attachments: [String: String] = [:])

  /// Code with what it has put out; `isHidden` folds the code away.
  case code(id: String, source: String, outputs: [JSONTree], isHidden: Bool)

  /// The cell in nbformat 4.5; `number` counts the code cells.
  func json(number: inout Int) -> JSONTree {
    switch self {
    case .markdown(let id, let source, let attachments):
      var cell: [String: JSONTree] = [
        "cell_type": "markdown", "id": .text(id), "metadata": [:], "source": .lines(source),
      ]
      if !attachments.isEmpty {
        cell["attachments"] = .object(
          attachments.mapValues { .object(["image/png": .text($0)]) })
      }
      return .object(cell)
    case .code(let id, let source, let outputs, let isHidden):
      number += 1
      return [
        "cell_type": "code", "id": .text(id), "execution_count": .integer(number),
        "metadata": isHidden ? ["jupyter": ["source_hidden": true]] : [:],
        "source": .lines(source), "outputs": .list(outputs),
      ]
    }
  }
}
