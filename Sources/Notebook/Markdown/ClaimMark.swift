/// `{claim: id}`, by which a lesson names a claim: the first thing in a quotation, an item of a list or a
/// paragraph.
///
/// The claim in bold may follow, for whoever reads the lesson as a file; a page shows the run's own.
enum ClaimMark {
  /// The id that a block names at its beginning, or nil where there is no mark.
  static func id(of block: MarkdownTree.Node) -> String? {
    (try? pattern.prefixMatch(in: MarkdownTree.plainText(of: block))).map { String($0.1) }
  }

  /// All ids that a lesson names, in order.
  static func ids(in markdown: String) -> [String] {
    markdown.matches(of: pattern).map { String($0.1) }
  }

  /// Takes the marks out of Markdown.
  static func removed(from markdown: String) -> String {
    markdown.replacing(/\{claim: [a-z0-9_-]+\}[ ]*(?:\n[> ]*)?/, with: "")
  }

  /// Takes the marks out of a block and all below it.
  static func remove(from block: MarkdownTree.Node) {
    for node in MarkdownTree.descendants(of: block) where MarkdownTree.type(of: node) == "paragraph"
    {
      _ = remove(fromParagraph: node)
    }
  }

  /// Takes the mark out of a paragraph, and says whether there was one.
  static func remove(fromParagraph paragraph: MarkdownTree.Node) -> Bool {
    guard let first = MarkdownTree.children(of: paragraph).first,
      MarkdownTree.type(of: first) == "text",
      let match = try? pattern.prefixMatch(in: MarkdownTree.literal(of: first))
    else { return false }
    let rest = MarkdownTree.literal(of: first)[match.range.upperBound...].drop { $0 == " " }
    if rest.isEmpty {
      removeBreak(after: first)
      MarkdownTree.remove(first)
    } else {
      MarkdownTree.setLiteral(String(rest), of: first)
    }
    return true
  }

  /// Takes out what stands in bold at the beginning of a paragraph.
  static func removeBold(fromParagraph paragraph: MarkdownTree.Node) {
    guard let first = MarkdownTree.children(of: paragraph).first,
      MarkdownTree.type(of: first) == "strong"
    else { return }
    removeBreak(after: first)
    MarkdownTree.remove(first)
  }

  private static func removeBreak(after node: MarkdownTree.Node) {
    guard let next = MarkdownTree.next(after: node),
      ["softbreak", "linebreak"].contains(MarkdownTree.type(of: next))
    else { return }
    MarkdownTree.remove(next)
  }

  private static var pattern: Regex<(Substring, Substring)> { /\{claim: ([a-z0-9_-]+)\}/ }
}
