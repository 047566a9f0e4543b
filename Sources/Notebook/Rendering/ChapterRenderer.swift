import Phrases

/// Turns a lesson and a run into the sections of a page; used once.
final class ChapterRenderer {
  let page: ChapterPage
  let language: PageLanguage
  let lesson: Lesson?
  private let pictures: PagePictures
  private var placedFigures: Set<String> = []
  private var placedClaims: Set<String> = []
  private var referenceCounts: [String: Int] = [:]

  init(_ page: ChapterPage) {
    self.page = page
    language = PageLanguage(page.catalogue)
    lesson = page.project.lesson(page.chapter, in: page.catalogue.language).map(Lesson.init)
    pictures = PagePictures(page, in: language)
  }

  /// The lesson's heading, if there is a lesson.
  var lessonTitle: String? { lesson.map(\.title).flatMap { $0.isEmpty ? nil : $0 } }

  /// All formulas of the lesson, in TeX.
  var formulas: [String] { lesson?.formulas.formulas.map(\.tex) ?? [] }

  /// Renders what stands before the first section.
  func introduction() -> String {
    lesson?.introduction.blocks.map { html($0, step: nil) }.joined() ?? ""
  }

  /// Renders the sections: those of the lesson in its order, then steps that it doesn't know.
  func sections() -> [PageSection] {
    var sections: [PageSection] = []
    var number = 0
    for section in lesson?.sections ?? [] {
      let step = page.story?.steps.first { $0.id == section.id }
      if section.id != nil { number += 1 }
      var body = section.blocks.map { html($0, step: step) }.joined()
      if let step {
        body += output(of: step)
      } else if section.id != nil, page.story != nil {
        let words = language.text("This step was not part of the run.")
        body += "<p class=\"notice sans\">\(HTML.escaped(words))</p>\n"
      }
      sections.append(
        PageSection(
          kind: section.id == nil ? "aside" : "step",
          id: section.id ?? "part-\(sections.count + 1)",
          number: section.id.map { "\(number) · \($0)" }, title: section.heading, body: body))
    }
    for step in page.story?.steps ?? [] where !sections.contains(where: { $0.id == step.id }) {
      number += 1
      sections.append(
        PageSection(
          kind: "step", id: step.id, number: "\(number) · \(step.id)", title: step.title,
          body: output(of: step)))
    }
    return sections
  }

  /// Renders the lesson's notes.
  func footnotes() -> String {
    guard let lesson, !lesson.footnotes.isEmpty else { return "" }
    defer { withExtendedLifetime(lesson) {} }
    for note in lesson.footnotes { prepare(note.node) }
    let html = MarkdownTree.html(of: lesson.footnotes.map(\.node))
      .replacing(
        "aria-label=\"Back to content\"" as String,
        with: "aria-label=\"\(HTML.escaped(language.text("Back to the text")))\"")
    return FormulaMarks.put(lesson.formulas, into: html)
  }

  // MARK: - Blocks of the lesson

  private func html(_ block: Lesson.Block, step: RunStory.Step?) -> String {
    switch block.kind {
    case .snippet(let file, _, let code):
      let path = (Project.isNumbered(file) ? "Sources/Chapters/" : "Sources/") + file
      let cut = HTML.escaped(language.text("cut from \("\u{E000}" as String)"))
        .replacing("\u{E000}", with: "<span class=\"mono\">\(HTML.escaped(path))</span>")
      return """
        <figure class="snippet">\(Self.code(code, language: "swift"))\
        <figcaption>\(cut)</figcaption></figure>

        """
    case .code(let language, let text):
      return Self.code(text, language: language) + "\n"
    case .picture(let target, let alternative):
      return picture(target, lesson?.formulas.restored(alternative) ?? alternative)
    case .prose:
      return prose(block.node, step: step)
    }
  }

  private static func code(_ text: String, language: String) -> String {
    let trimmed = text.hasSuffix("\n") ? String(text.dropLast()) : text
    return
      "<pre tabindex=\"0\"><code>\(SwiftHighlighter.html(trimmed, language: language))</code></pre>"
  }

  /// A picture of the gallery that this run has drawn is shown as the run drew it.
  private func picture(_ target: String, _ alternative: String) -> String {
    let name = target.split(separator: "/").last.map(String.init) ?? ""
    if let figure = figure(shownAs: name) {
      placedFigures.insert(figure.file)
      return pictures.html(figure)
    }
    return pictures.html(gallery: name, alternative: alternative, isFromRun: page.story != nil)
  }

  private func figure(shownAs gallery: String) -> FigureFile? {
    guard gallery.hasPrefix(page.chapter + "-"), gallery.hasSuffix(".png") else { return nil }
    let name = String(gallery.dropFirst(page.chapter.count + 1).dropLast(4))
    return page.story?.figures.first { figure in
      !placedFigures.contains(figure.file)
        && (figure.file == name + ".png" || figure.file == name + ".timed.png")
    }
  }

  private func prose(_ node: MarkdownTree.Node, step: RunStory.Step?) -> String {
    prepare(node)
    for claim in step?.events.compactMap(\.claim) ?? [] where !isPlaced(claim) {
      guard let place = ClaimPlace(claim, in: node) else { continue }
      let rest = place.takeRest().map { FormulaMarks.put(lesson?.formulas, into: $0) }
      let card = ClaimCard.html(claim, lesson: rest, in: language)
      placedClaims.insert(key(claim))
      if place.node == node { return card }
      place.put(MarkdownTree.block(html: card))
    }
    ClaimMark.remove(from: node)
    let html = FormulaMarks.put(lesson?.formulas, into: MarkdownTree.html(of: [node]))
    let isTable = html.hasPrefix("<table")
    return isTable ? "<div class=\"scroll\" tabindex=\"0\">\(html)</div>\n" : html
  }

  private func key(_ claim: Claim) -> String { "\(claim.step) \(claim.claim)" }

  private func isPlaced(_ claim: Claim) -> Bool { placedClaims.contains(key(claim)) }

  /// Puts in formulas and pictures, and leads links to pages.
  private func prepare(_ node: MarkdownTree.Node) {
    if MarkdownTree.type(of: node) == "image" {
      let name = MarkdownTree.url(of: node).split(separator: "/").last.map(String.init) ?? ""
      let alternative = MarkdownTree.plainText(of: node)
      let html = pictures.inline(
        gallery: name, alternative: lesson?.formulas.restored(alternative) ?? alternative)
      MarkdownTree.replace(node, by: MarkdownTree.inline(html: html))
      return
    }
    if MarkdownTree.type(of: node) == "footnote_reference" {
      // cmark would look for the note's name in the note, which may be in another part of the page by
      // then, and gone.
      let number = MarkdownTree.literal(of: node)
      MarkdownTree.replace(
        node,
        by: MarkdownTree.inline(html: reference(to: number, lesson?.noteName(number) ?? number)))
      return
    }
    for child in MarkdownTree.children(of: node) {
      prepare(child)
    }
    if MarkdownTree.type(of: node) == "link" {
      PageLinkTargets.lead(node, page.links, project: page.project)
    }
  }

  /// A note's number, which leads to the note; the note leads back to each reference by its count.
  private func reference(to number: String, _ name: String) -> String {
    referenceCounts[name, default: 0] += 1
    let count = referenceCounts[name] ?? 1
    let name = HTML.escaped(name)
    let place = count > 1 ? "\(name)-\(count)" : name
    return "<sup class=\"footnote-ref\"><a href=\"#fn-\(name)\" id=\"fnref-\(place)\">"
      + "\(HTML.escaped(number))</a></sup>"
  }

  // MARK: - What the run said

  /// Renders what a step has shown, but for what stands in its prose already.
  private func output(of step: RunStory.Step) -> String {
    var body = ""
    var metrics: [Metric] = []
    func flush() {
      if !metrics.isEmpty { body += RunOutput.html(metrics, in: language) }
      metrics = []
    }
    for event in step.events {
      if case .metric(let metric) = event {
        metrics.append(metric)
        continue
      }
      switch event {
      case .say(let remark):
        flush()
        body += "<p class=\"says\">\(HTML.escaped(remark.text))</p>\n"
      case .table(let table):
        flush()
        body += RunOutput.html(table, in: language)
      case .figure(let figure) where !placedFigures.contains(figure.file):
        flush()
        placedFigures.insert(figure.file)
        body += pictures.html(figure)
      case .claim(let claim) where !isPlaced(claim):
        flush()
        placedClaims.insert(key(claim))
        body += ClaimCard.html(claim, lesson: nil, in: language)
      default: break
      }
    }
    flush()
    guard !body.isEmpty else { return "" }
    struct Context {
      let seconds: String?
      let body: String
    }
    return language.templates.run.render(
      Context(seconds: step.seconds.map { language.text("\(seconds: $0)") }, body: body))
  }
}

extension Event {
  /// The claim, if it is one.
  fileprivate var claim: Claim? { if case .claim(let claim) = self { claim } else { nil } }
}
