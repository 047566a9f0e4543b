/// A chapter's page: its lesson with the last run's results, and what runs it.
struct ChapterDesk {
  let site: Site
  let chapter: String

  func html() throws(Refusal) -> String {
    ServerPage(
      chapter, links: [ServerPage.Link(text: "Exercises", link: "/exercises")]
    ).html("<h1>\(chapter)</h1>" + BenchPanel(site: site, chapter: chapter).html())
  }
}
