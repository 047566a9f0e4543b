/// Where a lesson tells of a claim: the quotation, the item or the paragraph that begins with its mark.
struct ClaimPlace {
  let node: MarkdownTree.Node

  /// Looks for a claim in a block and below it; the innermost place counts.
  init?(_ claim: Claim, in block: MarkdownTree.Node) {
    let marked = MarkdownTree.descendants(of: block).last { node in
      ["item", "block_quote", "paragraph"].contains(MarkdownTree.type(of: node))
        && (node == block || MarkdownTree.type(of: node) != "paragraph")
        && ClaimMark.id(of: node) == claim.id
    }
    guard let marked else { return nil }
    node = marked
  }

  /// Takes out what stands after the mark and the claim in bold, as HTML; nil where nothing does.
  func takeRest() -> String? {
    let type = MarkdownTree.type(of: node)
    let blocks = type == "paragraph" ? [node] : MarkdownTree.children(of: node)
    guard let first = blocks.first, MarkdownTree.type(of: first) == "paragraph" else { return nil }
    _ = ClaimMark.remove(fromParagraph: first)
    ClaimMark.removeBold(fromParagraph: first)
    let (rest, after) = (MarkdownTree.children(of: first), blocks.dropFirst())
    guard !rest.isEmpty || !after.isEmpty else { return nil }
    var taken: [MarkdownTree.Node] = []
    if !rest.isEmpty { taken.append(MarkdownTree.paragraph(of: rest)) }
    let html = MarkdownTree.html(of: taken + after)
    return html.isEmpty ? nil : html
  }

  /// Puts a block in the claim's place; an item keeps its place in the list, and holds nothing else.
  func put(_ block: MarkdownTree.Node) {
    guard MarkdownTree.type(of: node) == "item" else {
      MarkdownTree.replace(node, by: block)
      return
    }
    MarkdownTree.empty(node)
    MarkdownTree.append(block, to: node)
  }
}
