/// Puts formulas where ``Formulas`` left its marks.
enum FormulaMarks {
  /// Replaces the marks in a text by `<code class="math">`, which the page's script sets.
  static func put(_ formulas: Formulas?, into node: MarkdownTree.Node) {
    guard let formulas, !formulas.formulas.isEmpty else { return }
    let parts = formulas.parts(of: MarkdownTree.literal(of: node))
    guard parts.contains(where: { $0.formula != nil }) else { return }
    var replacement: [MarkdownTree.Node] = []
    for part in parts {
      if let formula = part.formula {
        replacement.append(MarkdownTree.inline(html: html(formula)))
      } else {
        replacement.append(MarkdownTree.text(part.text))
      }
    }
    MarkdownTree.replace(node, by: replacement)
  }

  private static func html(_ formula: Formulas.Formula) -> String {
    let tex = HTML.escaped(formula.tex)
    return formula.isDisplayed
      ? "<span class=\"formula\" tabindex=\"0\"><code class=\"math display\">\(tex)</code></span>"
      : "<code class=\"math\">\(tex)</code>"
  }
}
