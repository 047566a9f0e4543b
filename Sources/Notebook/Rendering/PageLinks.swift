import Platform

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
  /// The chapters that have a page; nil where all have one.
  ///
  /// A link to another one leads home, where it is said how to run it.
  public var written: Set<String>?
  /// What stands before the names of this run's pictures; nil puts them into the page.
  public var figures: String?
  /// What stands before the names of pictures of the gallery; nil puts them into the page.
  public var gallery: String?
  /// What stands before `page.css`, `page.js`, `katex/katex.js`, `katex/katex.min.css`; nil puts them
  /// into the page.
  public var assets: String?

  /// The links of a page that holds everything itself.
  public init() {}

  /// The links of a page below an output folder, to the pages that are there by now.
  public init(output: String) {
    written = Set(
      FileSystem.names(in: output).filter {
        FileSystem.kind(of: FilePath.join(output, "\($0)/\(ChapterPage.fileName)")) == .file
      })
  }

  /// The link to a chapter's page, or home where it has none.
  func chapter(_ name: String) -> String {
    written?.contains(name) == false ? home : chapterPrefix + name + chapterSuffix
  }
}
