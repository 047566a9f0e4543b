import Platform
import Testing

@testable import Notebook

@Suite("A claim that a lesson names by its id")
struct ClaimMarkTests {
  private static let lesson = """
    # 99 · Does it work?

    ## look · Where does it look?

    > {claim: looks-back}
    > **An older text of the claim.**
    > Measured: 0.9, far above 0.5.

    - {claim: item-claim}
      **In a list.**

    > {claim: unknown}
    > **Nobody measured this.** It stays.
    """

  private func pages() throws -> (Pages, RunStory) {
    let pages = try Pages(lesson: Self.lesson)
    var story = try pages.story()
    story.steps[0].events = [("looks-back", "It looks back"), ("item-claim", "It is in a list")].map
    {
      .claim(
        Claim(
          step: "look", id: $0.0, claim: $0.1, ko: "", measured: "0.9", holds: true, timed: false))
    }
    return (pages, story)
  }

  @Test("stands there as the run tells it, with what the lesson says of it")
  func page() throws {
    let (pages, story) = try pages()
    let html = try pages.linkedHTML(story)
    #expect(html.matches(of: /class="claim held"/).count == 2)
    #expect(html.contains("<p class=\"says\">It looks back</p>"))
    #expect(html.contains("<b>In the lesson</b><p>Measured: 0.9, far above 0.5.</p>"))
    #expect(!html.contains("An older text") && !html.contains("In a list."))
    #expect(html.contains("<ul>\n<li>\n<div class=\"claim held\">"))
    // All claims stand in the lesson, so that the run has nothing more to say.
    #expect(!html.contains("class=\"run\""))
  }

  @Test("is prose without its mark where no run measured it, and in a notebook")
  func prose() throws {
    let (pages, story) = try pages()
    let html = try pages.linkedHTML(story)
    #expect(html.contains("<blockquote>\n<p><strong>Nobody measured this.</strong> It stays.</p>"))
    #expect(!html.contains("{claim:"))
    let alone = try ChapterPage(lesson: "99-toy", project: pages.project).html()
    #expect(alone.contains("An older text of the claim.") && !alone.contains("{claim:"))
    let notebook = String(decoding: try pages.notebook(story), as: UTF8.self)
    #expect(!notebook.contains("{claim:"))
    #expect(
      notebook.contains("> **An older text of the claim.**")
        && notebook.contains("- **In a list.**"))
  }
}
