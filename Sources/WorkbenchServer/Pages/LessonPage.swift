import Notebook
import WorkbenchProject

/// A chapter's page: its lesson with the last run's results, and what runs it.
struct LessonPage {
  let site: Site
  let chapter: String

  func html() -> String {
    let lesson = site.package.path + "/Lessons/\(chapter).md"
    let stamp = [site.runs.date(chapter) ?? 0, PackageFolder.date(of: lesson) ?? 0]
    let panel = RunPanel(site: site, chapter: chapter).html()
    return site.cache.html(chapter, stamp: stamp, inserting: panel) { page() }
  }

  private func page() -> String {
    let project = Project(folder: site.package.path)
    let folder = site.runs.files.root + "/" + chapter
    guard
      var page =
        (try? ChapterPage(folder: folder, project: project))
        ?? (try? ChapterPage(
          lesson: chapter, project: project, catalogue: site.language.catalogue))
    else {
      // Neither a run nor a lesson: the chapter can still be run.
      let heading = "<header><h1>\(chapter)</h1></header>"
      return ServerPage(
        .verbatim(chapter), links: [("Exercises", "/exercises")], in: site.language
      ).html(heading + PageCache.place)
    }
    page.links.home = "/"
    page.links.chapterPrefix = "/chapters/"
    page.links.chapterSuffix = ""
    page.links.figures = "/runs/\(chapter)/latest/"
    page.links.gallery = "/gallery/"
    page.links.assets = "/assets/"
    page.insertion = PageCache.place + "<script src=\"/assets/workbench.js\" defer></script>\n"
    return page.html()
  }
}
