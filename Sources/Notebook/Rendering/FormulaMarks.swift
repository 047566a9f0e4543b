/// Puts formulas where ``Formulas`` left its marks.
enum FormulaMarks {
  /// Replaces the marks in rendered HTML by `<code class="math">`, which the page's script sets.
  ///
  /// After rendering, since cmark lets nothing of ours into a table's cell.
  static func put(_ formulas: Formulas?, into html: String) -> String {
    guard let formulas, !formulas.formulas.isEmpty else { return html }
    return formulas.parts(of: html).map { part in
      part.formula.map(self.html) ?? part.text
    }.joined()
  }

  private static func html(_ formula: Formulas.Formula) -> String {
    let tex = HTML.escaped(formula.tex)
    return formula.isDisplayed
      ? "<span class=\"formula\" tabindex=\"0\"><code class=\"math display\">\(tex)</code></span>"
      : "<code class=\"math\">\(tex)</code>"
  }
}
