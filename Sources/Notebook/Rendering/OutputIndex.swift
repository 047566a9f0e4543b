import Phrases
import Platform

/// `Output/index.html`: all chapters with their first picture, the map, and how far the learner is.
public struct OutputIndex {
  /// The name of the file.
  public static let fileName = "index.html"

  private let root: String
  private let project: Project
  private let language: PageLanguage

  /// Prepares the page.
  ///
  /// - Parameters:
  ///   - root: The folder that holds the chapters' folders, such as `Output`.
  ///   - project: Where lessons and exercises are.
  ///   - catalogue: The language of the page.
  public init(
    root: String, project: Project = .ofThisProgram(), catalogue: Catalogue = .english
  ) {
    self.root = root
    self.project = project
    language = PageLanguage(catalogue)
  }

  /// Writes the page to its folder by one rename.
  ///
  /// - Throws: `FileError` where it can't be written.
  public func write() throws(FileError) {
    let page = Array(html().utf8)
    try AtomicFile.write(page, to: FilePath.join(root, Self.fileName))
  }

  /// Renders the page; it links to the chapters' pages and pictures beside it.
  public func html() -> String {
    let chapters = chapters()
    let tallies = project.exercises()
    let stories = chapters.map { name in
      try? RunStory(folder: FilePath.join(root, name))
    }
    let grid = ChapterGrid(
      cards: zip(chapters, stories).map { name, story in card(name, story, tallies[name]) },
      runCount: stories.count { $0 != nil }, tallies: tallies, map: map())
    return PageFrame(
      title: language.text("LLM workbench"), home: Self.fileName, kind: "index", in: language
    ).html(content: grid.html(in: language))
  }

  /// Chapters with a lesson, and those that were run without one; the map stands by itself.
  private func chapters() -> [String] {
    let run = FileSystem.names(in: root).filter { name in
      Project.isNumbered(name)
        && FileSystem.kind(of: FilePath.join(root, "\(name)/\(RunRecord.fileName)")) == .file
    }
    return Set(project.lessons + run).filter { !$0.hasPrefix("00-") }.sorted()
  }

  private func map() -> String {
    let folder = FilePath.join(root, "00-map")
    guard let story = try? RunStory(folder: folder), let figure = story.figures.first,
      let picture = picture(figure, of: "00-map")
    else { return "" }
    return """
      <figure class="picture"><a class="frame" href="00-map/\(ChapterPage.fileName)">\
      <img src="\(HTML.escaped(picture.source))" alt="\(HTML.escaped(picture.alt))" \
      width="\(picture.size?.width ?? 0)" height="\(picture.size?.height ?? 0)"></a></figure>

      """
  }

  private func picture(_ figure: FigureFile, of chapter: String) -> ChapterGrid.Picture? {
    guard !figure.file.contains("/"),
      let bytes = WholeFile.bytes(FilePath.join(root, "\(chapter)/\(figure.file)")),
      let size = PNGSize(bytes)
    else { return nil }
    return ChapterGrid.Picture(
      source: "\(chapter)/\(figure.file)", alt: figure.alt,
      size: .init(
        width: max(1, size.width / PagePictures.scale),
        height: max(1, size.height / PagePictures.scale)))
  }

  private func card(
    _ name: String, _ story: RunStory?, _ tally: Project.ExerciseTally?
  ) -> ChapterGrid.Card {
    let title =
      project.heading(name, in: language.catalogue)
      ?? "\(name.prefix { $0 != "-" }) · \(story?.title ?? name)"
    let hasPage =
      FileSystem.kind(of: FilePath.join(root, "\(name)/\(ChapterPage.fileName)")) == .file
    let link = story != nil && hasPage ? "\(name)/\(ChapterPage.fileName)" : nil
    return ChapterGrid.Card(
      name: name, title: title, link: link,
      picture: story.flatMap { story in
        story.figures.lazy.compactMap { picture($0, of: name) }.first
      },
      state: state(name, story), progress: ChapterGrid.progress(tally).map(language.text))
  }

  private func state(_ name: String, _ story: RunStory?) -> String {
    guard let story else {
      return language.text("Not run yet: make \(name.drop { $0 != "-" }.dropFirst())")
    }
    var parts: [Phrase] = [story.isQuick ? "A quick run" : "Run", "seed \(story.seed)"]
    let held = story.claims.count { $0.holds == true }
    let failed = story.claims.count { $0.holds == false }
    if held > 0 { parts.append(held == 1 ? "1 claim held" : "\(held) claims held") }
    if failed > 0 { parts.append("\(failed) did not") }
    return language.text(parts.joined(separator: " · "))
  }
}
