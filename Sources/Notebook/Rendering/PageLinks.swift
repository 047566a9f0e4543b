/// How a page reaches what is not in it.
///
/// A page in `Output/NN-name/` holds everything itself. A server that sends a strict
/// `Content-Security-Policy` gives places for the style sheet, the scripts and the pictures instead.
public struct PageLinks: Sendable {
  /// Where all chapters are listed.
  public var home = "../index.html"
  /// What stands before a chapter's folder name in a link to its page.
  public var chapterPrefix = "../"
  /// What stands after it.
  public var chapterSuffix = "/notebook.html"
  /// What stands before the names of this run's pictures; nil puts them into the page.
  public var figures: String?
  /// What stands before the names of pictures of the gallery; nil puts them into the page.
  public var gallery: String?
  /// What stands before `page.css`, `page.js`, `katex/katex.js`, `katex/katex.min.css`; nil puts them
  /// into the page.
  public var assets: String?

  /// The links of a page that holds everything itself.
  public init() {}

  /// The link to a chapter's page.
  func chapter(_ name: String) -> String { chapterPrefix + name + chapterSuffix }
}
