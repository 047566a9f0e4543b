/// Where a lesson tells of a claim: the quotation, the item or the paragraph that begins with its mark,
/// or that holds its English and its Korean text.
struct ClaimPlace {
  let node: MarkdownTree.Node
  private let claim: Claim
  private let isMarked: Bool

  /// Looks for a claim in a block and below it; the innermost place counts.
  init?(_ claim: Claim, in block: MarkdownTree.Node) {
    let places = MarkdownTree.descendants(of: block).filter { node in
      ["item", "block_quote", "paragraph"].contains(MarkdownTree.type(of: node))
        && (node == block || MarkdownTree.type(of: node) != "paragraph")
    }
    let marked = claim.id.flatMap { id in places.last { ClaimMark.id(of: $0) == id } }
    let told = places.last { node in
      let text = MarkdownTree.plainText(of: node)
      return text.contains(claim.claim) && (claim.ko.isEmpty || text.contains(claim.ko))
    }
    guard let node = marked ?? told else { return nil }
    self.node = node
    self.claim = claim
    isMarked = marked != nil
  }

  /// Takes out what stands after the mark and the claim in bold, or after the claim's two texts, as HTML;
  /// nil where nothing does.
  func takeRest() -> String? {
    let type = MarkdownTree.type(of: node)
    let blocks = type == "paragraph" ? [node] : MarkdownTree.children(of: node)
    guard let first = blocks.first, MarkdownTree.type(of: first) == "paragraph" else { return nil }
    let rest = isMarked ? afterMark(first) : afterTexts(first)
    let after = blocks.dropFirst()
    guard !rest.isEmpty || !after.isEmpty else { return nil }
    var taken: [MarkdownTree.Node] = []
    if !rest.isEmpty { taken.append(MarkdownTree.paragraph(of: rest)) }
    let html = MarkdownTree.html(of: taken + after)
    return html.isEmpty ? nil : html
  }

  private func afterMark(_ paragraph: MarkdownTree.Node) -> [MarkdownTree.Node] {
    _ = ClaimMark.remove(fromParagraph: paragraph)
    ClaimMark.removeBold(fromParagraph: paragraph)
    return MarkdownTree.children(of: paragraph)
  }

  private func afterTexts(_ paragraph: MarkdownTree.Node) -> [MarkdownTree.Node] {
    var seen = ""
    var rest: [MarkdownTree.Node] = []
    for inline in MarkdownTree.children(of: paragraph) {
      let isDone =
        seen.contains(claim.claim) && (claim.ko.isEmpty || seen.contains(claim.ko))
      let isBreak = ["softbreak", "linebreak"].contains(MarkdownTree.type(of: inline))
      if !rest.isEmpty || isDone && !isBreak {
        rest.append(inline)
      } else {
        seen += MarkdownTree.plainText(of: inline)
      }
    }
    return rest
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
