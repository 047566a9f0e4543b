import Platform

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Pictures on a page: in it, or where its links lead.
struct PagePictures {
  /// Pixels a point: chapters draw at twice their size on a page.
  static let scale = 2

  /// A picture that is wider than the column, in points, may stand out of it.
  static let columnWidth = 704

  private let page: ChapterPage
  private let language: PageLanguage

  init(_ page: ChapterPage, in language: PageLanguage) {
    self.page = page
    self.language = language
  }

  private struct Context {
    let id: String?
    let isWide: Bool
    /// Whether it is a file of its own, which a browser may fetch late.
    let isLinked: Bool
    let source: String
    let alt: String
    let width: Int
    let height: Int
    let caption: String
    let remark: String?
    // Stored, since Mustache sees no computed property.
    let hasCaption: Bool
  }

  /// A picture of the run.
  func html(_ figure: FigureFile) -> String {
    guard let folder = page.folder, !figure.file.contains("/"),
      let bytes = WholeFile.bytes(FilePath.join(folder, figure.file)),
      let size = PNGSize(bytes)
    else {
      let words = language.text("The picture \(figure.file) is missing.")
      return "<p class=\"notice sans\">\(HTML.escaped(words))</p>\n"
    }
    let source = page.links.figures.map { HTML.escaped($0 + figure.file) } ?? Self.data(bytes)
    return language.templates.picture.render(
      context(
        size, source: source, id: "figure-" + figure.file.prefix { $0 != "." }, alt: figure.alt,
        caption: figure.caption, remark: figure.timed ? language.text("Depends on the clock.") : nil
      ))
  }

  /// A picture of the gallery, which another run drew.
  func html(gallery name: String, alternative: String, isFromRun: Bool) -> String {
    guard let bytes = page.project.galleryPicture(name), let size = PNGSize(bytes) else {
      return ""
    }
    return language.templates.picture.render(
      context(
        size, source: source(name, bytes), id: nil, alt: alternative, caption: "",
        remark: isFromRun
          ? language.text("From the lesson's run: yours drew no such picture.") : nil))
  }

  /// A picture of the gallery in the middle of a text.
  func inline(gallery name: String, alternative: String) -> String {
    guard let bytes = page.project.galleryPicture(name), let size = PNGSize(bytes) else {
      return HTML.escaped(alternative)
    }
    return """
      <img src="\(source(name, bytes))" alt="\(HTML.escaped(alternative))" \
      width="\(size.width / Self.scale)" height="\(size.height / Self.scale)">
      """
  }

  private func context(
    _ size: PNGSize, source: String, id: String?, alt: String, caption: String, remark: String?
  ) -> Context {
    let width = max(1, size.width / Self.scale)
    return Context(
      id: id, isWide: width > Self.columnWidth, isLinked: !source.hasPrefix("data:"),
      source: source, alt: alt, width: width,
      height: max(1, size.height / Self.scale), caption: caption, remark: remark,
      hasCaption: !caption.isEmpty || remark != nil)
  }

  private func source(_ name: String, _ bytes: [UInt8]) -> String {
    page.links.gallery.map { HTML.escaped($0 + name) } ?? Self.data(bytes)
  }

  private static func data(_ png: [UInt8]) -> String {
    "data:image/png;base64," + Data(png).base64EncodedString()
  }
}
