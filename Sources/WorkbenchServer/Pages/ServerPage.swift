/// What the server's own pages have around their content.
struct ServerPage {
  struct Link {
    let text: String
    let link: String
  }

  let title: String
  let kind: String
  let links: [Link]

  init(_ title: String, kind: String = "", links: [Link]) {
    self.title = title
    self.kind = kind
    self.links = links
  }

  private struct Context {
    let title: String
    let kind: String
    let links: [Link]
    let content: String
  }

  /// Renders the page around its content.
  func html(_ content: String) -> String {
    ServerTemplates.page.render(
      Context(title: title, kind: kind, links: links, content: content))
  }
}
