/// Where a lesson tells of a claim: the item, the quotation or the paragraph that holds its English and
/// its Korean text.
struct ClaimPlace {
  let node: MarkdownTree.Node
  private let claim: Claim

  /// Looks for a claim in a block and below it; the innermost place counts.
  init?(_ claim: Claim, in block: MarkdownTree.Node) {
    let places = MarkdownTree.descendants(of: block).filter { node in
      guard ["item", "block_quote", "paragraph"].contains(MarkdownTree.type(of: node)),
        node == block || MarkdownTree.type(of: node) != "paragraph"
      else { return false }
      let text = MarkdownTree.plainText(of: node)
      return text.contains(claim.claim) && text.contains(claim.ko)
    }
    guard let node = places.last else { return nil }
    self.node = node
    self.claim = claim
  }

  /// Takes out what stands after the claim's two texts, as HTML; nil where nothing does.
  func takeRest() -> String? {
    let type = MarkdownTree.type(of: node)
    let blocks = type == "paragraph" ? [node] : MarkdownTree.children(of: node)
    guard let first = blocks.first, MarkdownTree.type(of: first) == "paragraph" else { return nil }
    var seen = ""
    var rest: [MarkdownTree.Node] = []
    for inline in MarkdownTree.children(of: first) {
      if !rest.isEmpty {
        rest.append(inline)
        continue
      }
      let isDone = seen.contains(claim.claim) && seen.contains(claim.ko)
      if isDone, !["softbreak", "linebreak"].contains(MarkdownTree.type(of: inline)) {
        rest.append(inline)
        continue
      }
      seen += MarkdownTree.plainText(of: inline)
    }
    let after = blocks.dropFirst()
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
