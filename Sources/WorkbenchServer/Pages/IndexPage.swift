import Notebook
import Phrases
import WorkbenchProject

/// The first page: all chapters, with what this learner has of them.
struct IndexPage {
  let site: Site

  func html() async -> String {
    let project = Project(folder: site.package.path)
    let tallies = project.exercises()
    let libraryDate = site.package.libraryDate()
    var cards: [ChapterGrid.Card] = []
    var runCount = 0
    for name in site.package.chapters() {
      let run = site.runs.run(name)
      if run != nil, name != PackageFolder.map { runCount += 1 }
      let state = await state(name, run, libraryDate: libraryDate)
      cards.append(
        ChapterGrid.Card(
          name: name, title: title(name, run, project), link: "/chapters/\(name)",
          picture: picture(name, run), state: site.language.text(state.text), mark: state.mark,
          progress: ChapterGrid.progress(tallies[name]).map(site.language.text)))
    }
    let grid = ChapterGrid(
      cards: cards, runCount: runCount, tallies: tallies, exercisesLink: "/exercises")
    return ServerPage(
      "All chapters", kind: "index", links: [("Exercises", "/exercises")], in: site.language
    ).html(grid.html(in: site.language.catalogue))
  }

  /// The lesson's heading, or else the chapter's question as its run has it.
  private func title(_ name: String, _ run: RunRecord?, _ project: Project) -> String {
    project.heading(name, in: site.language.catalogue)
      ?? "\(name.prefix(2)) · \(run?.title ?? String(name.dropFirst(3)))"
  }

  private func state(
    _ name: String, _ run: RunRecord?, libraryDate: Double
  ) async -> (text: Phrase, mark: String) {
    if let live = await site.jobs.state(name), live.isLive { return ("running now", "live") }
    guard let run, let date = site.runs.date(name) else { return ("not run yet", "new") }
    if site.isStale(name, runAt: date, libraryDate: libraryDate) {
      return ("stale: the code has changed since this run", "old")
    }
    let claims = run.steps.flatMap(\.claims)
    if run.isQuick { return ("quick run: nothing judged", "quick") }
    let held = claims.count { $0.holds == true }
    let judged = claims.count { $0.holds != nil }
    return (judged == 0 ? "run" : "\(held) of \(judged) claims held", "done")
  }

  private func picture(_ name: String, _ run: RunRecord?) -> ChapterGrid.Picture? {
    let figure = run?.steps.lazy.flatMap(\.figures).first
    if let figure, RunStore.isFigureFile(figure.file) {
      return .init(source: "/runs/\(name)/latest/\(figure.file)", alt: figure.alt)
    }
    let gallery = OutputFiles(root: site.package.path + "/Output")
    let list = gallery.read(["gallery", "pictures.txt"]).map { String(decoding: $0, as: UTF8.self) }
    let own = GalleryPicture.all(in: list ?? "").first { $0.chapter == name }
    return own.map { .init(source: "/gallery/\($0.name)", alt: "") }
  }
}
