import Notebook
import WorkbenchProject

/// The first page: all chapters, with what this learner has of them.
struct IndexPage {
  let site: Site

  private struct Card {
    let name: String
    let number: String
    let title: String
    let picture: String?
    let state: String
    let mark: String
    let progress: String?
  }

  private struct Context {
    let runCount: Int
    let count: Int
    let solved: Int
    let exercises: Int
    let chapters: [Card]
  }

  func html() async -> String {
    let exercises = site.exercises.entries()
    let libraryDate = site.package.libraryDate()
    var cards: [Card] = []
    var runCount = 0
    for name in site.package.chapters() {
      let own = exercises.filter { $0.chapter == name }
      let run = site.runs.run(name)
      if run != nil, name != PackageFolder.map { runCount += 1 }
      let state = await state(name, run, libraryDate: libraryDate)
      cards.append(
        Card(
          name: name, number: String(name.prefix(2)), title: site.title(name, run),
          picture: picture(name, run), state: state.text, mark: state.mark,
          progress: own.isEmpty
            ? nil : "exercises: \(own.count { $0.state == "solved" }) of \(own.count) solved"))
    }
    let context = Context(
      runCount: runCount, count: cards.count { $0.name != PackageFolder.map },
      solved: exercises.count { $0.state == "solved" },
      exercises: exercises.count, chapters: cards)
    return ServerPage(
      "All chapters", kind: "index",
      links: [ServerPage.Link(text: "Exercises", link: "/exercises")]
    ).html(ServerTemplates.index.render(context))
  }

  private func state(
    _ name: String, _ run: RunRecord?, libraryDate: Double
  ) async -> (text: String, mark: String) {
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

  private func picture(_ name: String, _ run: RunRecord?) -> String? {
    if let file = run?.steps.lazy.flatMap(\.figures).first?.file, RunStore.isFigureFile(file) {
      return "/runs/\(name)/latest/\(file)"
    }
    let gallery = OutputFiles(root: site.package.path + "/Output")
    let list = gallery.read(["gallery", "pictures.txt"]).map { String(decoding: $0, as: UTF8.self) }
    let own = GalleryPicture.all(in: list ?? "").first { $0.chapter == name }
    return own.map { "/gallery/\($0.name)" }
  }
}
