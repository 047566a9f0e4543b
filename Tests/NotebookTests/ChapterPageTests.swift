import Foundation
import Platform
import Testing

@testable import Notebook

@Suite("The HTML page of a run") struct ChapterPageTests {
  private func html(holds: Bool? = true) throws -> String {
    let pages = try Pages()
    return pages.html(try pages.story(holds: holds))
  }

  @Test("holds everything itself: no address but those a reader may follow")
  func selfContained() throws {
    let html = try html()
    let body = html.replacing(/<script>[\s\S]*?<\/script>/, with: "")
      .replacing(/<style>[\s\S]*?<\/style>/, with: "")
    for match in body.matches(of: /(?:src|href)="([^"]*)"/) {
      let target = String(match.1)
      let isFine =
        target.hasPrefix("data:image/png;base64,") || target.hasPrefix("#")
        || target.hasPrefix("../") || target == "https://example.com"
      #expect(isFine, "\(target.prefix(60))")
    }
    #expect(!html.contains("url(fonts/"))
    #expect(!html.contains("@import"))
  }

  @Test("says what the run said, timed things too, with every figure once")
  func content() throws {
    let html = try html()
    for text in [
      "Where does it look?", "row_entropy", "1.25", "fast: plain", "rate", "seed <b>3</b>", "1.5 s",
      "99-toy/Look.swift", "뒤를 본다", "Holds: 0.9, far above 0.5.", "A note with a",
    ] { #expect(html.contains(text), "\(text)") }
    #expect(html.matches(of: /data:image\/png/).count == 2)
    #expect(html.matches(of: /width="400" height="300"/).count == 1)
    #expect(html.matches(of: /<p class="says">It looks back<\/p>/).count == 1)
    let body = html.replacing(/<script>[\s\S]*?<\/script>/, with: "")
    for match in body.matches(of: /<img [^>]*>/) where match.0.contains("src=") {
      #expect(match.0.contains("alt=") && match.0.contains("width=") && match.0.contains("height="))
    }
  }

  @Test("puts figures and claims where the lesson tells of them")
  func places() throws {
    let html = try html()
    func place(_ text: String) throws -> String.Index {
      try #require(html.range(of: text), "\(text)").lowerBound
    }
    #expect(try place("id=\"figure-scores\"") < place("It looks back"))
    #expect(try place("It looks back") < place("<th>a</th>"))
    #expect(try place("<th>a</th>") < place("<span>This run</span>"))
    #expect(try place("<span>This run</span>") < place("id=\"figure-time\""))
  }

  @Test(
    "judges claims in words",
    arguments: [(true, "held"), (false, "did not hold"), (nil, "not judged")])
  func verdicts(holds: Bool?, word: String) throws {
    #expect(try html(holds: holds).matches(of: Regex("</span> \(word)</span>")).count == 2)
  }

  @Test("shows formulas as code where no script runs, and leaves money alone")
  func formulas() throws {
    let html = try html()
    #expect(html.contains("<code class=\"math\">x_1 \\le \\ln 63</code>"))
    #expect(html.contains("<code class=\"math display\">a_{ij} = \\frac{1}{2}</code>"))
    #expect(html.contains("It costs 5$ or 6$."))
  }

  @Test("leads to other chapters, and to no file that is not beside it")
  func links() throws {
    let html = try html()
    #expect(html.contains("href=\"../05-other/notebook.html\">chapter</a>"))
    #expect(!html.contains("Sources/x.swift"))
    #expect(html.contains("rel=\"prev\""))
    #expect(!html.contains("rel=\"next\""))
  }

  @Test("leads home where another chapter has no page yet")
  func unwritten() throws {
    let pages = try Pages()
    var page = ChapterPage(
      story: try pages.story(), folder: pages.folder.path, project: pages.project)
    page.links.written = []
    let html = page.html()
    #expect(html.contains("href=\"../index.html\">chapter</a>"))
    #expect(!html.contains("../05-other"))
  }

  @Test("can lead to files instead, for a server with a strict policy")
  func linked() throws {
    let pages = try Pages()
    var page = ChapterPage(
      story: try pages.story(), folder: pages.folder.path, project: pages.project)
    page.links.assets = "/assets/"
    page.links.figures = "/run/99-toy/"
    page.links.chapterPrefix = "/chapter/"
    page.links.chapterSuffix = ""
    let html = page.html()
    #expect(!html.contains("<style") && !html.contains("data:image") && !html.contains(" style="))
    #expect(html.contains("<script defer src=\"/assets/page.js\"></script>"))
    #expect(html.contains("src=\"/run/99-toy/scores.png\""))
    #expect(html.contains("href=\"/chapter/05-other\""))
  }

  @Test("is a page without a lesson, and a lesson is one without a run")
  func halves() throws {
    let pages = try Pages()
    let story = try pages.story()
    let bare = ChapterPage(
      story: story, folder: pages.folder.path, project: Project(folder: "/nowhere")
    ).html()
    #expect(bare.contains("row_entropy") && bare.contains("It looks back"))
    let lesson = try ChapterPage(lesson: "99-toy", project: pages.project).html()
    #expect(lesson.contains("Where does it look?") && lesson.contains("run the chapter"))
    #expect(throws: FileError.self) { try ChapterPage(lesson: "98-none", project: pages.project) }
  }

  @Test("says that a step was not part of the run")
  func partial() throws {
    let pages = try Pages()
    var story = try pages.story()
    story.steps = []
    #expect(pages.html(story).contains("This step was not part of the run."))
  }

  @Test("has headings in order, names for its parts, and everything in reach of the keyboard")
  func accessible() throws {
    let html = try html()
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(html.matches(of: /<h1>/).count == 1)
    let levels = html.matches(of: /<h([1-6])/).map { Int($0.1) ?? 0 }
    for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1) }
    for match in html.matches(of: /<nav[^>]*>/) { #expect(match.0.contains("aria-label=")) }
    for match in html.matches(of: /<(?:pre|div class="scroll")[^>]*>/) {
      #expect(match.0.contains("tabindex=\"0\""))
    }
    #expect(html.contains("class=\"skip\" href=\"#main\"") && html.contains("<main id=\"main\""))
    let ids = html.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    for match in html.matches(of: /href="#([^"]*)"/) { #expect(ids.contains(String(match.1))) }
  }

  @Test("leads from several notes to their places, whichever part refers to them first")
  func notes() throws {
    let pages = try Pages(
      lesson: "# 99 · A\n\nFirst.[^one]\n\n## look · B\n\nThen.[^two]\n\n## C\n\nAgain.[^one]\n\n"
        + "[^one]: One.\n\n[^two]: Two.\n")
    let story = try pages.story()
    for _ in 0..<50 {
      let html = try pages.linkedHTML(story)
      #expect(html.contains("id=\"fn-one\"") && html.contains("id=\"fn-two\""))
      #expect(html.contains("href=\"#fn-one\"") && html.contains("href=\"#fn-two\""))
    }
  }

  @Test("is the same for the same run")
  func deterministic() throws {
    let pages = try Pages()
    let story = try pages.story()
    #expect(pages.html(story) == pages.html(story))
  }
}
