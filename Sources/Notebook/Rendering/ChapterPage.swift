import Phrases
import Platform

/// A chapter as one HTML page: its lesson with what a run measured and drew in place.
///
/// Every text that comes from a run (lines, corpora, file names, generated text) is escaped, raw HTML
/// in a lesson is left out, and the page's own policy lets no other script run than the two in it.
public struct ChapterPage {
  /// The name of the file that a run publishes.
  public static let fileName = RunFiles.page

  /// The chapter's folder name.
  public let chapter: String
  /// The run; nil for the lesson alone.
  public let story: RunStory?
  /// Where the run's pictures are; nil where there is no run.
  public let folder: String?
  /// Where lessons are.
  public let project: Project
  /// How the page reaches what is not in it.
  public var links = PageLinks()
  /// The language of what frames the lesson; of the lesson too, where it is translated.
  public var catalogue: Catalogue
  /// HTML that is put under the heading, such as a server's own controls; not escaped.
  public var insertion = ""

  /// Makes the page of a run.
  ///
  /// - Parameters:
  ///   - story: What the run did.
  ///   - folder: Where its pictures are.
  ///   - project: Where lessons are.
  public init(story: RunStory, folder: String, project: Project = .ofThisProgram()) {
    chapter = story.chapter
    self.story = story
    self.folder = folder
    self.project = project
    catalogue = project.catalogue(of: story)
  }

  /// Makes the page of the run that is in a published folder, such as `Output/05-attention`.
  ///
  /// - Throws: `FileError` where there is no run, or its files can't be read.
  public init(folder: String, project: Project = .ofThisProgram()) throws(FileError) {
    self.init(story: try RunStory(folder: folder), folder: folder, project: project)
  }

  /// Makes the page of a lesson without a run; `lesson` is the chapter's folder name.
  ///
  /// - Throws: `FileError` where there is no such lesson.
  public init(
    lesson: String, project: Project = .ofThisProgram(), catalogue: Catalogue = .english
  ) throws(FileError) {
    guard project.lesson(lesson) != nil else {
      throw FileError("There is no lesson “\(lesson)” in “\(project.folder)/Lessons”.")
    }
    chapter = lesson
    story = nil
    folder = nil
    self.project = project
    // A lesson that is not translated is a page in English.
    let isTranslated =
      project.lesson(lesson, in: catalogue.language) != project.lesson(lesson, in: .english)
    self.catalogue = isTranslated ? catalogue : .english
  }

  /// Renders the page.
  ///
  /// - Complexity: O(size of the pictures).
  public func html() -> String {
    let renderer = ChapterRenderer(self)
    // Its nodes are C's: the tree must outlive the last of them, which the compiler can't see.
    defer { withExtendedLifetime(renderer) {} }
    let sections = renderer.sections()
    let header = renderer.language.templates.header.render(header(renderer, sections))
    let body = sections.map { renderer.language.templates.section.render($0) }.joined()
    let neighbours = neighbours()
    var frame = PageFrame(
      title: "\(number) · \(title(renderer))", home: links.home, kind: "with-contents",
      in: renderer.language)
    frame.previous = neighbours.previous
    frame.next = neighbours.next
    let foot: Phrase = """
      Made by \("\u{E000}" as String): the same seed, the same numbers and pictures; what depends on the \
      clock says so.
      """
    frame.foot = HTML.escaped(foot.text(in: catalogue))
      .replacing("\u{E000}", with: "<code>\(HTML.escaped(Project.command(chapter)))</code>")
    return frame.html(
      content: header + insertion + renderer.introduction() + body + renderer.footnotes(),
      formulas: renderer.formulas, links: links)
  }

  // MARK: - Heading

  private struct Header {
    struct Chip {
      let name: String?
      let value: String
    }
    struct Entry {
      let id: String
      let number: String
      let title: String
    }
    let number: String
    let title: String
    let chips: [Chip]
    let notice: String?
    let contents: [Entry]
    // Stored, since Mustache sees no computed property.
    let hasRun: Bool
    let hasContents: Bool
  }

  private var number: String { String(chapter.prefix { $0 != "-" }) }

  private func title(_ renderer: ChapterRenderer) -> String {
    let title = renderer.lessonTitle ?? story?.title ?? chapter
    let mark = "\(number) · "
    return title.hasPrefix(mark) ? String(title.dropFirst(mark.count)) : title
  }

  private func header(_ renderer: ChapterRenderer, _ sections: [PageSection]) -> Header {
    let entries = sections.map { section in
      Header.Entry(
        id: section.id, number: section.number.map { String($0.prefix { $0 != " " }) } ?? "",
        title: section.title)
    }
    return Header(
      number: number, title: title(renderer), chips: chips, notice: notice, contents: entries,
      hasRun: !chips.isEmpty, hasContents: !entries.isEmpty)
  }

  private func say(_ phrase: Phrase) -> String { phrase.text(in: catalogue) }

  private var notice: String? {
    if story?.isQuick == true {
      return say(
        """
        A quick run: everything works, nothing is judged. The numbers that this text quotes come from \
        the default run.
        """)
    }
    if story == nil {
      return say(
        "This is the lesson alone: run the chapter to see your own pictures and numbers in it.")
    }
    return nil
  }

  private var chips: [Header.Chip] {
    guard let story else { return [] }
    var chips: [Header.Chip] = []
    let claims = story.claims
    let held = claims.count { $0.holds == true }
    let failed = claims.count { $0.holds == false }
    if held > 0 {
      let text: Phrase = held == 1 ? "1 claim held" : "\(held) claims held"
      chips.append(.init(name: nil, value: say(text)))
    }
    if failed > 0 { chips.append(.init(name: nil, value: say("\(failed) did not hold"))) }
    let seconds = story.steps.compactMap(\.seconds)
    if !seconds.isEmpty {
      chips.append(.init(name: say("time"), value: say("\(seconds: seconds.reduce(0, +))")))
    }
    chips.append(.init(name: say("seed"), value: "\(story.seed)"))
    for (name, value) in story.options.sorted(by: { $0.key < $1.key }) where name != "language" {
      if value == .flag(true) {
        chips.append(.init(name: nil, value: name))
      } else if let text = Self.text(of: value) {
        chips.append(.init(name: name, value: text))
      }
    }
    return chips
  }

  /// An option's value in short, or nil for a switch that is off.
  private static func text(of value: OptionValue) -> String? {
    switch value {
    case .flag: nil
    case .integer(let number): "\(number)"
    case .number(let number): Format.number(number)
    case .text(let text): TextWidth.cut(text, to: 60)
    case .list(let texts): TextWidth.cut(texts.joined(separator: ", "), to: 60)
    case .file(let name, let hash): "\(TextWidth.cut(name, to: 60)) (\(hash.prefix(8)))"
    }
  }

  private func neighbours() -> (previous: PageFrame.Neighbour?, next: PageFrame.Neighbour?) {
    let names = project.lessons
    func neighbour(_ name: String?) -> PageFrame.Neighbour? {
      name.map { name in
        PageFrame.Neighbour(
          name: name.split(separator: "-", maxSplits: 1).joined(separator: " "),
          title: project.heading(name, in: catalogue) ?? name, link: links.chapter(name))
      }
    }
    return (
      neighbour(names.last { $0 < chapter }), neighbour(names.first { $0 > chapter })
    )
  }
}
