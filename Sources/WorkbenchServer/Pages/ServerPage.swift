import Notebook
import Phrases

/// What the server's own pages have around their content.
struct ServerPage {
  private let title: Phrase
  private let kind: String
  private let links: [(text: Phrase, link: String)]
  private let language: ServerLanguage

  init(
    _ title: Phrase, kind: String = "", links: [(text: Phrase, link: String)],
    in language: ServerLanguage
  ) {
    self.title = title
    self.kind = kind
    self.links = links
    self.language = language
  }

  /// Renders the page around its content.
  func html(_ content: String) -> String {
    var frame = PageFrame(
      title: "\(language.text(title)) · \(language.text("LLM workbench"))", home: "/", kind: kind,
      in: language.catalogue)
    frame.bar = links.map { PageFrame.Link(language.text($0.text), to: $0.link) }
    frame.head = """
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
      <link rel="stylesheet" href="/assets/workbench.css">

      """
    frame.scripts = "<script defer src=\"/assets/workbench.js\"></script>\n"
    var places = PageLinks()
    places.assets = "/assets/"
    return frame.html(content: content, links: places)
  }
}
