import CMarkdown
import Platform

/// A Markdown text of GitHub's flavour as cmark's tree of nodes, which is freed with it.
///
/// Raw HTML in the text is left out of what is rendered, and so are links that could run something.
final class MarkdownTree {
  /// A node of the tree.
  typealias Node = OpaquePointer

  let root: Node

  private static let options = CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8

  /// cmark keeps its extensions in one list of the process.
  private static let registered: Void = cmark_gfm_core_extensions_ensure_registered()

  init(_ text: String) {
    _ = Self.registered
    guard let parser = cmark_parser_new(Self.options) else {
      fatalError("MarkdownTree: cmark has no memory for a parser.")
    }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink"] {
      if let found = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, found)
      }
    }
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { letters in
        cmark_parser_feed(parser, letters.baseAddress, letters.count)
      }
    }
    guard let root = cmark_parser_finish(parser) else {
      fatalError("MarkdownTree: cmark has no memory for a tree.")
    }
    self.root = root
    cmark_consolidate_text_nodes(root)
  }

  deinit {
    cmark_node_free(root)
  }

  // MARK: - Looking

  /// The children of a node, in order.
  static func children(of node: Node) -> [Node] {
    var result: [Node] = []
    var next = cmark_node_first_child(node)
    while let child = next {
      result.append(child)
      next = cmark_node_next(child)
    }
    return result
  }

  /// A node and all below it, parents first.
  static func descendants(of node: Node) -> [Node] {
    [node] + children(of: node).flatMap(descendants)
  }

  /// The name of a node's type, such as `paragraph`.
  static func type(of node: Node) -> String {
    let type = cmark_node_get_type(node)
    // cmark 0.29 has no names for these two.
    if type == CMARK_NODE_FOOTNOTE_DEFINITION { return "footnote_definition" }
    if type == CMARK_NODE_FOOTNOTE_REFERENCE { return "footnote_reference" }
    return String(cString: cmark_node_get_type_string(node))
  }

  /// The text that a node holds itself.
  static func literal(of node: Node) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }

  /// Where a link or an image leads.
  static func url(of node: Node) -> String {
    cmark_node_get_url(node).map { String(cString: $0) } ?? ""
  }

  /// The level of a heading, 1 to 6.
  static func headingLevel(of node: Node) -> Int {
    Int(cmark_node_get_heading_level(node))
  }

  /// The language of a block of code, the first word after its fence.
  static func language(of node: Node) -> String {
    let info = cmark_node_get_fence_info(node).map { String(cString: $0) } ?? ""
    return info.split(separator: " ").first.map(String.init) ?? ""
  }

  /// All text below a node, breaks as spaces.
  static func plainText(of node: Node) -> String {
    switch type(of: node) {
    case "text", "code": return literal(of: node)
    case "softbreak", "linebreak": return " "
    default: return children(of: node).map(plainText).joined()
    }
  }

  /// The first and the last line of a block, from 1.
  static func lines(of node: Node) -> ClosedRange<Int> {
    let first = max(1, Int(cmark_node_get_start_line(node)))
    return first...max(first, Int(cmark_node_get_end_line(node)))
  }

  // MARK: - Changing

  /// Makes a block that is rendered as this HTML and nothing else.
  static func block(html: String) -> Node {
    made(CMARK_NODE_CUSTOM_BLOCK, html)
  }

  /// Makes an inline that is rendered as this HTML and nothing else.
  static func inline(html: String) -> Node {
    made(CMARK_NODE_CUSTOM_INLINE, html)
  }

  private static func made(_ type: cmark_node_type, _ html: String) -> Node {
    let node = new(type)
    cmark_node_set_on_enter(node, html)
    return node
  }

  /// Makes an empty node.
  static func new(_ type: cmark_node_type) -> Node {
    guard let node = cmark_node_new(type) else {
      fatalError("MarkdownTree: cmark has no memory for a node.")
    }
    return node
  }

  /// Puts a node in another's place, and frees that one.
  static func replace(_ node: Node, by other: Node) {
    cmark_node_insert_before(node, other)
    cmark_node_free(node)
  }

  /// Puts several nodes in another's place, and frees that one.
  static func replace(_ node: Node, by others: [Node]) {
    for other in others { cmark_node_insert_before(node, other) }
    cmark_node_free(node)
  }

  /// Makes a text.
  static func text(_ text: String) -> Node {
    let node = new(CMARK_NODE_TEXT)
    cmark_node_set_literal(node, text)
    return node
  }

  /// Makes a paragraph of inlines that stand elsewhere.
  static func paragraph(of inlines: [Node]) -> Node {
    let paragraph = new(CMARK_NODE_PARAGRAPH)
    for inline in inlines { append(inline, to: paragraph) }
    return paragraph
  }

  /// Moves a node to the end of another.
  static func append(_ node: Node, to parent: Node) {
    cmark_node_unlink(node)
    cmark_node_append_child(parent, node)
  }

  /// Takes the children out of a node.
  static func takeChildren(of node: Node) -> [Node] {
    let children = children(of: node)
    for child in children { cmark_node_unlink(child) }
    return children
  }

  /// Takes a node out, and frees it.
  static func remove(_ node: Node) {
    cmark_node_free(node)
  }

  /// Gives a text other words.
  static func setLiteral(_ text: String, of node: Node) {
    cmark_node_set_literal(node, text)
  }

  /// The node that follows on the same level.
  static func next(after node: Node) -> Node? { cmark_node_next(node) }

  /// Frees the children of a node.
  static func empty(_ node: Node) {
    for child in children(of: node) { cmark_node_free(child) }
  }

  /// Removes the text that a browser shows over a link.
  static func removeTitle(of node: Node) {
    cmark_node_set_title(node, "")
  }

  /// Leads a link elsewhere.
  static func setURL(_ url: String, of node: Node) {
    cmark_node_set_url(node, url)
  }

  /// Renders blocks as HTML, and frees them.
  static func html(of blocks: [Node]) -> String {
    let document = new(CMARK_NODE_DOCUMENT)
    defer { cmark_node_free(document) }
    for block in blocks {
      cmark_node_unlink(block)
      cmark_node_append_child(document, block)
    }
    guard let rendered = cmark_render_html(document, options, nil) else { return "" }
    defer { free(rendered) }
    return String(cString: rendered)
  }
}
