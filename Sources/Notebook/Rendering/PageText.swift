/// Markdown that stands alone, as HTML.
public enum PageText {
  /// Renders GitHub's Markdown, with tables and footnotes.
  ///
  /// Raw HTML in it is left out, and so are links that could run something. Formulas are
  /// `<code class="math">`, which a page's script sets.
  public static func html(_ markdown: String) -> String {
    let formulas = Formulas(markdown)
    let tree = MarkdownTree(formulas.text)
    // The nodes are C's: the tree must outlive them, which the compiler can't see.
    defer { withExtendedLifetime(tree) {} }
    return FormulaMarks.put(
      formulas, into: MarkdownTree.html(of: MarkdownTree.children(of: tree.root)))
  }
}
