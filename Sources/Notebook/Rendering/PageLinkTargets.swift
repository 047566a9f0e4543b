/// Leads the links of a lesson to pages.
enum PageLinkTargets {
  /// Leads a link to another lesson to its page; a link to any other file of the project becomes its
  /// text alone, since a page that was sent to somebody has no such file beside it.
  static func lead(_ node: MarkdownTree.Node, _ links: PageLinks, project: Project) {
    // A title may hold marks of formulas, which belong in no attribute.
    MarkdownTree.removeTitle(of: node)
    let url = MarkdownTree.url(of: node)
    if url.hasPrefix("https://") || url.hasPrefix("http://") || url.hasPrefix("#") { return }
    let (path, mark) = split(url)
    if path.hasSuffix(".md"), Project.isNumbered(path),
      project.lesson(String(path.dropLast(3))) != nil
    {
      MarkdownTree.setURL(links.chapter(String(path.dropLast(3))) + mark, of: node)
    } else {
      MarkdownTree.replace(node, by: MarkdownTree.takeChildren(of: node))
    }
  }

  private static func split(_ url: String) -> (path: String, mark: String) {
    let path = url.prefix { $0 != "#" }
    return (String(path), String(url.dropFirst(path.count)))
  }
}
